package io.stockstream.local.it;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records that no producer of this system writes. */
final class PoisonRecords {

    private final Random random;

    PoisonRecords(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Records for a topic.
     *
     * @param partitions of the topic
     * @param schemaIds ids that the registry knows, so that the bytes after them are read by a real schema; empty where
     *     such a record could be valid by chance and carry a wrong time
     */
    List<ProducerRecord<byte[], byte[]>> of(String topic, int partitions, List<Integer> schemaIds, int count) {
        List<IntFunction<byte[]>> values = new ArrayList<>(List.of(
                i -> null,
                i -> new byte[0],
                i -> junk(1 + random.nextInt(64)),
                i -> "{\"id\":".getBytes(StandardCharsets.UTF_8),
                i -> wire(1_000_000 + random.nextInt(1_000_000), junk(20))));
        if (!schemaIds.isEmpty()) {
            values.addAll(ofKnownSchemas(schemaIds));
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ProducerRecord<byte[], byte[]> poison = new ProducerRecord<>(
                    topic,
                    random.nextInt(partitions),
                    key(),
                    values.get(i % values.size()).apply(i));
            if (random.nextInt(4) == 0) {
                poison.headers().add(new RecordHeader("stockstream.attempt", junk(8)));
                poison.headers().add(new RecordHeader("x".repeat(300), junk(20_000)));
                poison.headers().add(new RecordHeader("traceparent", null));
            }
            records.add(poison);
        }
        return records;
    }

    private List<IntFunction<byte[]>> ofKnownSchemas(List<Integer> schemaIds) {
        return List.of(
                i -> wire(any(schemaIds), new byte[0]),
                i -> wire(any(schemaIds), junk(1 + random.nextInt(40))),
                // A length of two gigabytes, and one below zero.
                i -> wire(any(schemaIds), new byte[] {-2, -1, -1, -1, 15, 'x'}),
                i -> wire(any(schemaIds), new byte[] {1, 'x'}),
                i -> wire(any(schemaIds), new byte[200]));
    }

    private byte[] key() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> junk(12);
            case 3 -> "7".getBytes(StandardCharsets.UTF_8);
            default -> "POISON-1".getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] wire(int schemaId, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(body)
                .array();
    }

    private byte[] junk(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private int any(List<Integer> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
