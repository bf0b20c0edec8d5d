package io.stockstream.platform.runtime;

import io.stockstream.schema.FrozenSchemas;
import io.stockstream.schema.UndecidableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes of private state: Avro's single-object encoding, which names its schema by fingerprint and needs no registry,
 * so that a changelog restores while the registry is away. Bytes of every released schema stay readable; those of a
 * newer release are an {@link UndecidableException}.
 */
public final class StateSerde {

    private StateSerde() {}

    /** The serde of a record class. */
    public static <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(serializer(type), deserializer(type));
    }

    private static <T extends SpecificRecord> Serializer<T> serializer(Class<T> type) {
        SpecificData data = SpecificData.getForClass(type);
        BinaryMessageEncoder<T> encoder = new BinaryMessageEncoder<>(data, data.getSchema(type));
        return (topic, value) -> {
            try {
                return value == null ? null : bytes(encoder, value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static <T extends SpecificRecord> byte[] bytes(BinaryMessageEncoder<T> encoder, T value)
            throws IOException {
        ByteBuffer buffer = encoder.encode(value);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Follows the two bytes that begin every single-object encoding. */
    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    private static <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
        SpecificData data = SpecificData.getForClass(type);
        BinaryMessageDecoder<T> decoder = new BinaryMessageDecoder<>(data, data.getSchema(type));
        FrozenSchemas.versionsOf(type).forEach(decoder::addSchema);
        return (topic, bytes) -> {
            try {
                return bytes == null ? null : decoder.decode(bytes);
            } catch (MissingSchemaException e) {
                throw new UndecidableException(
                        "A newer release wrote this state: %s of %s has the schema with the fingerprint %016x, which this release does not have. Start that release, or a newer one"
                                .formatted(data.getSchema(type).getFullName(), topic, fingerprint(bytes)),
                        e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
