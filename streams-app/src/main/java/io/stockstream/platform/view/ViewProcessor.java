package io.stockstream.platform.view;

import io.stockstream.platform.runtime.InputOrigin;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Applies the function of a view to each record, and stores its changes as one write: a reader sees all or none of
 * them.
 */
final class ViewProcessor<V, R> extends ContextualProcessor<Bytes, Received<V>, Void, Void> implements StoredEntries {

    private final String name;
    private final ViewFunction<V, R> function;
    private KeyValueStore<Bytes, Object> store;

    /**
     * @param name of the store
     */
    ViewProcessor(String name, ViewFunction<V, R> function) {
        this.name = name;
        this.function = function;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = context.getStateStore(name);
    }

    @Override
    public void process(Record<Bytes, Received<V>> incoming) {
        ViewEntries<R> entries = new ViewEntries<>(this);
        function.apply(
                new ViewRecord<>(InputOrigin.of(context(), incoming), incoming.key(), incoming.value()), entries);
        List<KeyValue<Bytes, Object>> changes = entries.changes();
        if (!changes.isEmpty()) {
            store.putAll(changes);
        }
    }

    @Override
    public Object get(Bytes key) {
        return store.get(key);
    }

    @Override
    public Collection<Bytes> keys(Bytes from, Bytes to) {
        return StoredEntries.keys(store.range(from, to));
    }
}
