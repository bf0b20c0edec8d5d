package io.stockstream.platform.view;

import io.stockstream.schema.Topic;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.StateRestoreCallbackAdapter;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * A view that a test restores and processes in turns: its store, restored through the callback that it registers, as
 * Kafka Streams does, and its processor.
 */
final class HeldView<V extends SpecificRecord, R> implements AutoCloseable {

    private final Deserializer<Received<V>> values;
    private final MockProcessorContext<Void, Void> context;
    private final ViewStore store;
    private final Serde<Object> entries;
    private final ViewProcessor<V, R> processor;
    private StateRestoreCallback callback;

    private HeldView(View<V, R> view, ViewStore store, File folder, boolean transactional) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "held");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, transactional);
        this.values = Received.deserializer(view.values());
        this.context = new MockProcessorContext<>(properties, new TaskId(0, 0), folder);
        this.store = store;
        this.entries = ViewValues.of(view.rows());
        this.processor = view.processor();
        store.init(
                new RestoringContext(context.getStateStoreContext(), registered -> {
                    callback = registered;
                    return registered;
                }),
                store);
        context.addStateStore(typed());
        processor.init(context);
    }

    /** On the heap. */
    static <V extends SpecificRecord, R> HeldView<V, R> inMemory(View<V, R> view) {
        return new HeldView<>(
                view,
                view.supplier().over(Stores.inMemoryKeyValueStore(view.store()).get()),
                new File("unused"),
                false);
    }

    /** In RocksDB, as in production. */
    static <V extends SpecificRecord, R> HeldView<V, R> onDisk(View<V, R> view, File folder, boolean transactional) {
        return new HeldView<>(view, view.supplier().get(), folder, transactional);
    }

    HeldView<V, R> restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        StateRestoreCallbackAdapter.adapt(callback).restoreBatch(records);
        return this;
    }

    HeldView<V, R> process(Collection<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            context.setRecordMetadata(record.topic(), record.partition(), record.offset());
            processor.process(
                    new Record<>(Bytes.wrap(record.key()), values.deserialize(record.topic(), record.value()), 0));
        }
        return this;
    }

    ViewStore store() {
        return store;
    }

    /** Every entry, as it is stored. */
    NavigableMap<Bytes, Bytes> contents() {
        NavigableMap<Bytes, Bytes> contents = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> contents.put(entry.key, Bytes.wrap(entry.value)));
        }
        return contents;
    }

    @Override
    public void close() {
        store.close();
    }

    /** A record of a topic, as it is in the log. */
    static <V extends SpecificRecord> ConsumerRecord<byte[], byte[]> record(
            Topic<?, V> topic, long offset, String key, byte[] valueOrNull) {
        return new ConsumerRecord<>(
                topic.name(), 0, offset, new SortedKey().last(key).bytes().get(), valueOrNull);
    }

    /** The store as a processor sees it; Kafka's own layer above it works in a real task only. */
    @SuppressWarnings("unchecked") // A proxy of an interface is one.
    private KeyValueStore<Bytes, Object> typed() {
        return (KeyValueStore<Bytes, Object>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {KeyValueStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "get" -> entries.deserializer().deserialize(store.name(), store.get((Bytes) arguments[0]));
                    case "putAll" -> {
                        store.putAll(((List<KeyValue<Bytes, Object>>) arguments[0])
                                .stream()
                                        .map(entry -> KeyValue.pair(
                                                entry.key, entries.serializer().serialize(store.name(), entry.value)))
                                        .toList());
                        yield null;
                    }
                    default -> method.invoke(store, arguments);
                });
    }
}
