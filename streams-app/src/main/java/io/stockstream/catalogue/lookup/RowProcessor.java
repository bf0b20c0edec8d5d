package io.stockstream.catalogue.lookup;

import io.stockstream.order.LookupKind;
import io.stockstream.schema.Topics;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the newest row of every key, and which rows were deleted; the view contains neither repeats nor outdated
 * changes.
 */
final class RowProcessor<V> extends ContextualProcessor<String, V, Void, Void> {

    private final LookupKind kind;
    private final String storeName;
    private final ToLongFunction<V> version;
    private KeyValueStore<String, V> rows;
    private DeletedRows deleted;

    RowProcessor(LookupKind kind, String storeName, ToLongFunction<V> version) {
        this.kind = kind;
        this.storeName = storeName;
        this.version = version;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        rows = context.getStateStore(storeName);
        deleted = new DeletedRows(context.getStateStore(LookupStores.DELETED));
    }

    @Override
    public void process(Record<String, V> incoming) {
        Long mark = incoming.value() == null ? deletedVersion(incoming) : null;
        rows.put(incoming.key(), incoming.value());
        deleted.changed(kind, incoming.key(), mark);
    }

    /** A tombstone written by an operator carries no version: then it takes that of the row. */
    private Long deletedVersion(Record<String, V> tombstone) {
        Long told = ChangeHeaders.number(tombstone.headers(), Topics.DELETED_VERSION);
        V before = told == null ? rows.get(tombstone.key()) : null;
        return before == null ? told : Long.valueOf(version.applyAsLong(before));
    }
}
