package io.stockstream.bench;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Bytes of values in the wire format; the schema's subject is that of the real topic, also when they go elsewhere. */
final class Values {

    private static final Map<Topic<?, ?>, Serde<?>> SERDES = new ConcurrentHashMap<>();

    private Values() {}

    @SuppressWarnings("unchecked") // Each serde is stored under the topic it was made for.
    static <V extends SpecificRecord> byte[] bytes(AvroSerdes serdes, Topic<String, V> topic, V value) {
        Serde<V> serde = (Serde<V>) SERDES.computeIfAbsent(topic, serdes::value);
        return serde.serializer().serialize(topic.name(), value);
    }
}
