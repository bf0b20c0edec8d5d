package io.stockstream.platform.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.testing.QuietConsumer;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.platform.fact.Position;
import io.stockstream.platform.web.ApiException;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionFeedTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.STOCK_DECISIONS.name(), 0);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WaitSettings settings = new WaitSettings(10, 1, Duration.ofSeconds(1));
    private final WaitingRoom waiters = WaitingRoom.ofWaiters(settings, meters);
    private final WaitingRoom streams = WaitingRoom.ofStreams(settings, meters);
    private final DecisionBoard<StockDecided> board = board(Topics.STOCK_DECISIONS, this::decode);
    private final DecisionBoard<OrderDecided> orders = board(Topics.ORDER_DECISIONS, this::decodeOrder);
    private final QuietConsumer first = new QuietConsumer();
    private final QuietConsumer second = new QuietConsumer();
    private final Queue<QuietConsumer> consumers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger decoded = new AtomicInteger();
    private final DecisionFeed feed = new DecisionFeed(consumers::remove, List.of(board, orders));

    private <D extends SpecificRecord> DecisionBoard<D> board(Topic<String, D> topic, Deserializer<D> deserializer) {
        return new DecisionBoard<>(topic, deserializer, waiters, streams);
    }

    private DecisionWatch<StockDecided> watch() {
        return board.watch("SKU-1", decision -> true);
    }

    private static Predicate<StockDecided> on(long factOffset) {
        return decision -> decision.getFact().getOffset() == factOffset;
    }

    /** The bytes are the sequence. */
    private OrderDecided decodeOrder(String topic, byte[] bytes) {
        return OrderDecided.newBuilder()
                .setOrderId("o")
                .setSequence(bytes[0])
                .setStep(OrderStep.PLACED)
                .setStatus(OrderStatus.PENDING)
                .setExplanation("")
                .setCause(new LogPosition("t", 0, 0L))
                .setDecidedAt(Instant.EPOCH)
                .build();
    }

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
        try (DecisionWatch<StockDecided> watch = watch()) {
            first.addRecord(record(0, "SKU-1", 1));
            assertThat(watch.await(on(1), Duration.ofSeconds(5))).isPresent();
            second.updateEndOffsets(Map.of(PARTITION, 50L));
            first.setPollException(new KafkaException("broken"));
            await().until(() -> !second.assignment().isEmpty());
            second.addRecord(record(1, "SKU-1", 99));
            second.addRecord(record(2, "SKU-1", 2));

            assertThat(watch.await(on(2), Duration.ofSeconds(5))).isPresent();
        }
    }

    @Test
    void shouldDecodeOnlyWhatIsWatched() throws InterruptedException {
        start();
        try (DecisionWatch<StockDecided> watch = watch()) {
            first.addRecord(record(0, "SKU-2", 1));
            first.addRecord(record(1, "SKU-1", 2));

            assertThat(watch.await(on(2), Duration.ofSeconds(5))).isPresent();
        }

        assertThat(decoded).hasValue(1);
        assertThat(board.isWatched("SKU-1")).isFalse();
    }

    @Test
    void shouldLetAllGoWhenItStops() throws InterruptedException {
        start();
        try (DecisionWatch<StockDecided> watch = watch()) {
            Thread.ofVirtual().start(feed::stop);

            assertThat(watch.await(on(1), Duration.ofSeconds(30))).isEmpty();
        }
    }

    @Test
    void shouldTellFollowersOfEveryDecisionAndItsPlaceInOrder() throws InterruptedException {
        start();
        try (DecisionWatch<OrderDecided> stream = orders.follow("o")) {
            String topic = Topics.ORDER_DECISIONS.name();
            for (byte sequence = 1; sequence <= 3; sequence++) {
                first.addRecord(new ConsumerRecord<>(topic, 0, sequence + 10, "o", new byte[] {sequence}));
            }
            for (long sequence = 1; sequence <= 3; sequence++) {
                Decided<OrderDecided> heard = stream.next(Duration.ofSeconds(5)).orElseThrow();
                assertThat(heard.value().getSequence()).isEqualTo(sequence);
                assertThat(heard.position()).isEqualTo(new Position(0, sequence + 10));
            }
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> orders.follow("other"));
        }

        orders.follow("other").close();
    }
}
