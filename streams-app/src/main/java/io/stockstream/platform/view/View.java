package io.stockstream.platform.view;

import io.stockstream.platform.runtime.MeasuredProcessors;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A topic, the function of its records, and the store that keeps what it yields.
 *
 * @param store name of the store
 * @param topic that the store is made of, and restored from
 * @param values reads the topic
 * @param rows reads the rows of the store
 * @param function what is kept
 */
public record View<V extends SpecificRecord, R>(
        String store, Topic<?, V> topic, Deserializer<V> values, Deserializer<R> rows, ViewFunction<V, R> function) {

    /** A view whose rows are the records' own values. */
    public static <V extends SpecificRecord> View<V, V> of(
            String store, Topic<?, V> topic, AvroSerdes serdes, ViewFunction<V, V> function) {
        Deserializer<V> values = PatientSerde.of(serdes.value(topic)).deserializer();
        return new View<>(store, topic, values, values, function);
    }

    /**
     * Adds it to a topology.
     *
     * @param source name of the node that reads the topic
     * @param processor name of the node that keeps the records
     */
    public void addTo(Topology topology, String source, String processor) {
        topology.addReadOnlyStateStore(
                builder(supplier()),
                source,
                Serdes.Bytes().deserializer(),
                Received.deserializer(values),
                topic.name(),
                processor,
                MeasuredProcessors.measured(this::processor));
    }

    /** Makes its stores, below serdes and metrics. */
    ViewStoreSupplier supplier() {
        return new ViewStoreSupplier(
                store, new ViewRestore<>(Received.deserializer(values), function, ViewValues.of(rows)));
    }

    /** No record cache: it spared changelogs, and would let a reader see a row before its index. */
    StoreBuilder<KeyValueStore<Bytes, Object>> builder(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), ViewValues.of(rows))
                .withLoggingDisabled();
    }

    ViewProcessor<V, R> processor() {
        return new ViewProcessor<>(store, function);
    }
}
