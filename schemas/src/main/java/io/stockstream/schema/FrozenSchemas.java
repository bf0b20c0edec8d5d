package io.stockstream.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Every released version of every schema, as it was when it was released: {@code frozen/<full name>/v<n>.avsc}. */
public final class FrozenSchemas {

    private FrozenSchemas() {}

    /**
     * The released versions of a record's schema, oldest first.
     *
     * @return empty when the record was never released
     */
    public static List<Schema> versionsOf(Class<?> type) {
        List<Schema> versions = new ArrayList<>();
        for (int version = 1; ; version++) {
            String resource = "/frozen/%s/v%d.avsc".formatted(type.getName(), version);
            try (InputStream in = FrozenSchemas.class.getResourceAsStream(resource)) {
                if (in == null) {
                    return versions;
                }
                versions.add(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
