package io.stockstream.streams.lookup;

import io.stockstream.order.LookupKind;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which rows were deleted, and at which version: so that a row that is gone is told from one that has not come yet. The marks stay until the
 * row is made again.
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

    /** Version of the deleted row; {@code null} when none is known to be deleted. */
    Long version(LookupKind kind, String id) {
        return store.get(key(kind, id));
    }

    /**
     * Notes a change of the row.
     *
     * @param deletedOrNull version of the row that was deleted; {@code null} when there is a row, or nothing is known of what was deleted
     */
    void changed(LookupKind kind, String id, Long deletedOrNull) {
        if (deletedOrNull != null) {
            store.put(key(kind, id), deletedOrNull);
        } else if (version(kind, id) != null) {
            store.delete(key(kind, id));
        }
    }
}
