package io.stockstream.schema;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with the types of its records, so that a name is never spelled twice and never paired with the wrong serde.
 *
 * @param name the topic's name in Kafka and in {@code topics.yaml}
 * @param keySerde serde of the key; keys are plain text, so that the partition of a key never depends on a schema id
 * @param valueType the Avro record on the topic
 * @param <K> type of the key
 * @param <V> type of the value
 */
public record Topic<K, V extends SpecificRecord>(String name, Serde<K> keySerde, Class<V> valueType) {

    /** The registry's subject of the values, by the topic name strategy. */
    public String valueSubject() {
        return name + "-value";
    }
}
