package io.stockstream.streams.lookup;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest row under every key; the view has neither repeats nor what was overtaken. */
final class RowProcessor<V> extends ContextualProcessor<String, V, Void, Void> {

    private final String storeName;
    private KeyValueStore<String, V> rows;

    RowProcessor(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        rows = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, V> incoming) {
        rows.put(incoming.key(), incoming.value());
    }
}
