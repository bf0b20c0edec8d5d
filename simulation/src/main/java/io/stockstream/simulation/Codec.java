package io.stockstream.simulation;

import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.simulation.kafka.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** Reads and writes records as their topics hold them, and private state as stores do. */
public final class Codec {

    private final AvroSerdes serdes;
    private final Map<String, Serde<?>> values = new HashMap<>();
    private final Map<Class<?>, Deserializer<?>> states = new HashMap<>();

    public Codec(AvroSerdes serdes) {
        this.serdes = serdes;
    }

    public AvroSerdes serdes() {
        return serdes;
    }

    /**
     * Serializes a record for a topic.
     *
     * @param keyOrNull {@code null} for a record without a key
     */
    public <V extends SpecificRecord> LogRecord record(Topic<String, V> topic, String keyOrNull, V value, Instant at) {
        return new LogRecord(
                keyOrNull == null ? null : keyOrNull.getBytes(StandardCharsets.UTF_8),
                serde(topic).serializer().serialize(topic.name(), value),
                new RecordHeaders(),
                at.toEpochMilli());
    }

    /** The value of a record; {@code null} for a tombstone. */
    public <V extends SpecificRecord> V read(Topic<String, V> topic, LogRecord written) {
        return serde(topic).deserializer().deserialize(topic.name(), written.value());
    }

    /** The value of a record as a store holds it; {@code null} for none. */
    public <V extends SpecificRecord> V read(Topic<String, V> topic, byte[] valueOrNull) {
        return serde(topic).deserializer().deserialize(topic.name(), valueOrNull);
    }

    /** Private state. */
    @SuppressWarnings("unchecked") // Every class has its own deserializer.
    public <V extends SpecificRecord> V state(Class<V> type, byte[] value) {
        return (V) states.computeIfAbsent(type, unused -> StateSerde.of(type).deserializer())
                .deserialize("", value);
    }

    @SuppressWarnings("unchecked") // Every topic has its own serde.
    private <V extends SpecificRecord> Serde<V> serde(Topic<String, V> topic) {
        return (Serde<V>) values.computeIfAbsent(topic.name(), unused -> serdes.value(topic));
    }
}
