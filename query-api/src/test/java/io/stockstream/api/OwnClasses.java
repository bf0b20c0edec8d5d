package io.stockstream.api;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Classes of this application: the modules that it uses have rules of their own. */
final class OwnClasses implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return location.contains("/query-api/target/classes/");
    }
}
