package io.stockstream.api.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.fact.Position;
import io.stockstream.api.testing.QuietConsumer;
import io.stockstream.schema.Topics;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionFeedTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.STOCK_DECISIONS.name(), 0);
    private static final MovementReported FACT = MovementReported.newBuilder()
            .setMovementId("m")
            .setWarehouseId("w")
            .setSku("SKU-1")
            .setEvent(MovementEvent.ARRIVAL)
            .setQuantity(1)
            .setOccurredAt(Instant.EPOCH)
            .build();

    private final DecisionBoard board = new DecisionBoard(new WaitSettings(10), new SimpleMeterRegistry());
    private final QuietConsumer first = new QuietConsumer();
    private final QuietConsumer second = new QuietConsumer();
    private final Queue<QuietConsumer> consumers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger decoded = new AtomicInteger();
    private final DecisionFeed feed = new DecisionFeed(consumers::remove, this::decode, board);

    /** The bytes are the fact's offset. */
    private StockDecided decode(String topic, byte[] bytes) {
        decoded.incrementAndGet();
        if (bytes[0] == 99) {
            throw new SerializationException("unknown schema");
        }
        return StockDecided.newBuilder()
                .setMovementId("m")
                .setSku("SKU-1")
                .setWarehouseId("w")
                .setEvent(MovementEvent.ARRIVAL)
                .setQuantity(1)
                .setOutcome(Outcome.ACCEPTED)
                .setOccurredAt(Instant.EPOCH)
                .setDecidedAt(Instant.EPOCH)
                .setFact(new FactPosition(0, (long) bytes[0]))
                .setStockVersion(1)
                .build();
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String sku, int factOffset) {
        return new ConsumerRecord<>(PARTITION.topic(), 0, offset, sku, new byte[] {(byte) factOffset});
    }

    @AfterEach
    void stop() {
        feed.stop();
    }

    private void start() throws InterruptedException {
        consumers.add(first);
        consumers.add(second);
        feed.start();
        await().until(feed::isAssigned);
    }

    @Test
    void shouldGoOnWhereItFailedAndSkipWhatItCannotRead() throws InterruptedException {
        start();
        try (DecisionWatch watch = board.watch(FACT)) {
            first.addRecord(record(0, "SKU-1", 1));
            assertThat(watch.await(new Position(0, 1), Duration.ofSeconds(5))).isPresent();
            second.updateEndOffsets(Map.of(PARTITION, 50L));
            first.setPollException(new KafkaException("broken"));
            await().until(() -> !second.assignment().isEmpty());
            second.addRecord(record(1, "SKU-1", 99));
            second.addRecord(record(2, "SKU-1", 2));

            assertThat(watch.await(new Position(0, 2), Duration.ofSeconds(5))).isPresent();
        }
    }

    @Test
    void shouldDecodeOnlyWhatIsWatched() throws InterruptedException {
        start();
        try (DecisionWatch watch = board.watch(FACT)) {
            first.addRecord(record(0, "SKU-2", 1));
            first.addRecord(record(1, "SKU-1", 2));

            assertThat(watch.await(new Position(0, 2), Duration.ofSeconds(5))).isPresent();
        }

        assertThat(decoded).hasValue(1);
        assertThat(board.isWatched("SKU-1")).isFalse();
    }

    @Test
    void shouldLetAllGoWhenItStops() throws InterruptedException {
        start();
        try (DecisionWatch watch = board.watch(FACT)) {
            Thread.ofVirtual().start(feed::stop);

            assertThat(watch.await(new Position(0, 1), Duration.ofSeconds(30))).isEmpty();
        }
    }
}
