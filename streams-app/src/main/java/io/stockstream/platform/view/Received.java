package io.stockstream.platform.view;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * A value together with the bytes it was read from: a row is stored as it was received, so processing and restoring
 * store the same bytes, and neither encodes it again.
 *
 * @param bytes as a store keeps them
 * @param value what they mean
 */
public record Received<V>(Bytes bytes, V value) {

    /** Reads values; a tombstone is {@code null}. */
    static <V> Deserializer<Received<V>> deserializer(Deserializer<V> values) {
        return (topic, bytes) ->
                bytes == null ? null : new Received<>(Bytes.wrap(bytes), values.deserialize(topic, bytes));
    }
}
