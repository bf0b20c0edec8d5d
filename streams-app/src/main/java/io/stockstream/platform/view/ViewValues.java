package io.stockstream.platform.view;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The values in the store of a view. Rows are stored as they were received, and begin with the byte 0 (a schema's id
 * follows) or C3 (private state); a number begins with the letter n; a mark is empty.
 */
final class ViewValues {

    /** The value of every mark: the key holds everything. */
    static final byte[] MARK = {};

    private static final byte NUMBER = 'n';

    private ViewValues() {}

    /** The serde of a store with rows that this can read. */
    static <R> Serde<Object> of(Deserializer<R> rows) {
        return Serdes.serdeFrom(serializer(), (topic, bytes) -> read(rows, topic, bytes));
    }

    private static Serializer<Object> serializer() {
        return (topic, value) -> switch (value) {
            case null -> null;
            case Received<?> row -> row.bytes().get();
            case Long number ->
                ByteBuffer.allocate(1 + Long.BYTES).put(NUMBER).putLong(number).array();
            case byte[] mark -> mark;
            default ->
                throw new IllegalArgumentException("A view keeps rows, numbers and marks, no " + value.getClass());
        };
    }

    private static <R> Object read(Deserializer<R> rows, String topic, byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return bytes;
        }
        return bytes[0] == NUMBER ? ByteBuffer.wrap(bytes).getLong(1) : rows.deserialize(topic, bytes);
    }
}
