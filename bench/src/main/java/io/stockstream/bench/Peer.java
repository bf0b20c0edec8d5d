package io.stockstream.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a team would build instead of Stockstream's orders: one process over PostgreSQL, a transaction for each order.
 */
enum Peer {

    /** Writes only what an order cannot do without. */
    LEAN,

    /** Writes what Stockstream keeps of an order, and can give the same lists. */
    EQUAL;

    /** The schema that its tables are in. */
    String schema() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Statements that make its tables. */
    List<String> tables() {
        String lean = read("peer/lean.sql");
        return switch (this) {
            case LEAN -> List.of(lean);
            case EQUAL -> List.of(lean, read("peer/equal.sql"));
        };
    }

    private static String read(String resource) {
        try (InputStream in = Peer.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
