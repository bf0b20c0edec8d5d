package io.stockstream.catalogue.lookup;

import io.stockstream.order.LookupKind;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Remembers which rows were deleted, and at which version, to distinguish a deleted row from one that has not arrived
 * yet. A mark stays until the row is created again.
 */
public final class DeletedRows {

    private final KeyValueStore<String, Long> store;

    DeletedRows(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    /** The key of a mark in the store. */
    public static String key(LookupKind kind, String id) {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    /** Version of the deleted row; {@code null} when no deletion is known. */
    Long version(LookupKind kind, String id) {
        return store.get(key(kind, id));
    }

    /**
     * Notes a change of the row.
     *
     * @param deletedOrNull version of the deleted row; {@code null} when the row exists, or no earlier version is known
     */
    void changed(LookupKind kind, String id, Long deletedOrNull) {
        if (deletedOrNull != null) {
            store.put(key(kind, id), deletedOrNull);
        } else if (version(kind, id) != null) {
            store.delete(key(kind, id));
        }
    }
}
