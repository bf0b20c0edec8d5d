package io.stockstream.streams.effect.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.effect.LogCapture;
import io.stockstream.streams.effect.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderCheckTimerTest {

    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");

    private final TestClock clock = new TestClock();
    private final MockProducer<String, OrderCheckDue> kafka = new MockProducer<>(
            true,
            new RoundRobinPartitioner(),
            new StringSerializer(),
            new AvroSerdes("mock://timer").value(Topics.ORDER_CHECKS).serializer());
    private final LogCapture log = new LogCapture(OrderCheckTimer.class);
    private OrderCheckTimer timer;

    @AfterEach
    void close() {
        log.close();
        kafka.close();
    }

    @Test
    void shouldTickFirstAtTheNextWholeInterval() {
        clock.advance(Duration.ofSeconds(100));
        start();

        assertThat(timer.untilNext()).isEqualTo(Duration.ofSeconds(200));
        timer.tick();
        assertThat(kafka.history()).isEmpty();

        clock.advance(Duration.ofSeconds(200));
        timer.tick();
        assertThat(kafka.history()).isNotEmpty();
    }

    @Test
    void shouldWriteAnEqualCheckToEveryPartitionAtTheTimeWhenItIsDue() {
        start();

        advanceAndTick(Duration.ofSeconds(317));

        Instant due = EIGHT.plus(Duration.ofMinutes(5));
        OrderCheckDue check = new OrderCheckDue(due, due.minusSeconds(30), due.minus(Duration.ofMinutes(10)));
        assertThat(kafka.history()).extracting(ProducerRecord::partition).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(kafka.history()).extracting(ProducerRecord::value).containsOnly(check);
        assertThat(kafka.history()).extracting(ProducerRecord::timestamp).containsOnly(due.toEpochMilli());
        assertThat(kafka.history()).extracting(ProducerRecord::key).containsOnlyNulls();
        assertThat(kafka.history()).extracting(ProducerRecord::topic).containsOnly("orders.checks");
    }

    @Test
    void shouldWriteEveryCheckOnce() {
        start();
        advanceAndTick(Duration.ofMinutes(5));

        timer.tick();
        advanceAndTick(Duration.ofMinutes(4));
        assertThat(kafka.history()).hasSize(8);

        advanceAndTick(Duration.ofMinutes(1));
        assertThat(kafka.history()).hasSize(16);
    }

    @Test
    void shouldOnlyWriteTheNewestCheckAfterALongPause() {
        start();

        advanceAndTick(Duration.ofHours(3));

        assertThat(kafka.history()).hasSize(8);
        assertThat(kafka.history().getFirst().value().getDueAt()).isEqualTo(EIGHT.plus(Duration.ofHours(3)));
    }

    @Test
    void shouldWriteTheSameAsAnotherInstanceThatTicksAtAnotherMoment() {
        start();
        OrderCheckTimer other = new OrderCheckTimer(kafka, 8, settings(), clock);

        advanceAndTick(Duration.ofMinutes(5));
        clock.advance(Duration.ofSeconds(2));
        other.tick();

        List<ProducerRecord<String, OrderCheckDue>> records = kafka.history();
        assertThat(records.subList(8, 16)).isEqualTo(records.subList(0, 8));
    }

    @Test
    void shouldWarnOncePerOutageAndGoOn() {
        start();
        kafka.sendException = new TimeoutException("no broker");

        advanceAndTick(Duration.ofMinutes(5));
        advanceAndTick(Duration.ofMinutes(5));
        assertThat(log.lines()).singleElement().asString().startsWith("WARN").contains("08:05:00Z", "no broker");

        kafka.sendException = null;
        advanceAndTick(Duration.ofMinutes(5));
        assertThat(kafka.history()).hasSize(8);
        assertThat(log.lines()).hasSize(2).last().asString().startsWith("INFO");
    }

    private void start() {
        timer = new OrderCheckTimer(kafka, 8, settings(), clock);
    }

    private void advanceAndTick(Duration duration) {
        clock.advance(duration);
        timer.tick();
    }

    private static OrderCheckProperties settings() {
        return new OrderCheckProperties(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofMinutes(10));
    }
}
