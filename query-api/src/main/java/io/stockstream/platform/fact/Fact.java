package io.stockstream.platform.fact;

import io.stockstream.schema.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record to be written.
 *
 * @param topic where to
 * @param key decides on the partition
 * @param value what is written
 */
public record Fact<V extends SpecificRecord>(Topic<String, V> topic, String key, V value) {}
