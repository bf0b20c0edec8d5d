package io.stockstream.streams.effect.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.effect.TestClock;
import io.stockstream.streams.task.PermanentTaskException;
import io.stockstream.streams.task.TaskWork;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class OrderCheckHandlerTest {

    private static final Instant DUE = Instant.parse("2026-11-21T07:55:00Z");

    private final TestClock clock = new TestClock();
    private final MockProducer<String, OrderCheckDue> kafka = new MockProducer<>(
            true,
            new RoundRobinPartitioner(),
            new StringSerializer(),
            new AvroSerdes("mock://checks").value(Topics.ORDER_CHECKS).serializer());
    private final OrderCheckHandler handler = new OrderCheckHandler(
            kafka, 8, new OrderCheckProperties(Duration.ofSeconds(30), Duration.ofMinutes(10)), clock);

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void shouldWriteAnEqualCheckToEveryPartitionAsOfTheTimeWhenItIsDue() throws Exception {
        assertThat(handler.handle(work(DUE, 1))).hasToString("""
                {"due_at":"2026-11-21T07:55:00Z","partitions":8}""");

        OrderCheckDue check = new OrderCheckDue(DUE, DUE.minusSeconds(30), DUE.minus(Duration.ofMinutes(10)));
        assertThat(kafka.history()).extracting(ProducerRecord::partition).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(kafka.history()).extracting(ProducerRecord::value).containsOnly(check);
        assertThat(kafka.history()).extracting(ProducerRecord::timestamp).containsOnly(DUE.toEpochMilli());
        assertThat(kafka.history()).extracting(ProducerRecord::key).containsOnlyNulls();
        assertThat(kafka.history()).extracting(ProducerRecord::topic).containsOnly("orders.checks");
    }

    @Test
    void shouldWriteTheSameWhenItIsTriedAgainLater() throws Exception {
        handler.handle(work(DUE, 1));
        clock.advance(Duration.ofMinutes(3));
        handler.handle(work(DUE, 2));

        List<ProducerRecord<String, OrderCheckDue>> records = kafka.history();
        assertThat(records).hasSize(16);
        assertThat(records.subList(8, 16)).isEqualTo(records.subList(0, 8));
    }

    @Test
    void shouldFailWhenKafkaDoesNotConfirm() {
        kafka.sendException = new TimeoutException("no broker");

        assertThatThrownBy(() -> handler.handle(work(DUE, 1))).isInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldNotCheckAsOfATimeThatIsYetToCome() {
        assertThatThrownBy(() -> handler.handle(work(clock.instant().plusSeconds(61), 1)))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessageContaining("not yet");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldTakeNoPayload() {
        assertThat(JsonMapper.shared()
                        .readTree(handler.payloadSchema())
                        .get("additionalProperties")
                        .booleanValue())
                .isFalse();
        assertThat(handler.description()).isNotBlank();
    }

    private static TaskWork work(Instant requestedAt, int attempt) {
        return new TaskWork("schedule:1:" + requestedAt, JsonNodeFactory.instance.objectNode(), attempt, requestedAt);
    }
}
