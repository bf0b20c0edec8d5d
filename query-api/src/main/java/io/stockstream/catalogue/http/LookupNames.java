package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.order.LookupKind;
import io.stockstream.platform.cache.LookupName;
import io.stockstream.platform.cache.Written;
import io.stockstream.platform.database.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names the lookups that a write of a row affects: a product is looked up by its id and by its sku. */
final class LookupNames {

    static final String SKU = "sku";

    private LookupNames() {}

    /**
     * A row that was made or changed.
     *
     * @param before as it was; empty when it is new, or has the sku that it had
     */
    static Map<LookupName, Written> written(Table table, Optional<Row> before, Row row) {
        Map<LookupName, Written> writes = of(table, row, new Written(row.version(), false));
        before.ifPresent(old -> of(table, old, new Written(old.version(), true)).forEach(writes::putIfAbsent));
        return writes;
    }

    /** A row that was deleted. */
    static Map<LookupName, Written> deleted(Table table, Row row) {
        return of(table, row, new Written(row.version(), true));
    }

    private static Map<LookupName, Written> of(Table table, Row row, Written written) {
        Map<LookupName, Written> writes = new LinkedHashMap<>();
        String id = row.id().toString();
        if (table.equals(Tables.USERS)) {
            writes.put(new LookupName(LookupKind.USER, id), written);
        } else if (table.equals(Tables.ADDRESSES)) {
            writes.put(new LookupName(LookupKind.ADDRESS, id), written);
        } else if (table.equals(Tables.PRODUCTS)) {
            writes.put(new LookupName(LookupKind.PRODUCT, id), written);
            writes.put(new LookupName(LookupKind.SKU, row.json().get(SKU).stringValue()), written);
        }
        return writes;
    }
}
