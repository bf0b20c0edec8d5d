package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Times a snapshot: from the first row on a cdc topic to the last, and to the last row in the stores' views. */
final class SnapshotClock {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalSystem system;
    private final int rows;

    SnapshotClock(LocalSystem system, int rows) {
        this.system = system;
        this.rows = rows;
    }

    /** Reads on until everything is there. */
    String await() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Progress rowsRead = new Progress();
            Progress viewsRead = new Progress();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (viewsRead.count < rows) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Only %d of %d rows are in the views".formatted(viewsRead.count, rows));
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    (record.topic().startsWith("cdc.") ? rowsRead : viewsRead).add();
                }
            }
            return String.format(
                    Locale.ROOT,
                    "snapshot of %,d rows: %,.0f rows/s to cdc.*, %,.0f rows/s to the views",
                    rows,
                    rows / rowsRead.seconds(rowsRead.first),
                    rows / viewsRead.seconds(rowsRead.first));
        }
    }

    /** When the first and the last record were seen. */
    private static final class Progress {
        private int count;
        private long first;
        private long last;

        void add() {
            last = System.nanoTime();
            first = count == 0 ? last : first;
            count++;
        }

        double seconds(long from) {
            return (last - from) / 1e9;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(
                        "cdc.users", "cdc.products", "catalogue.users", "catalogue.products")
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
