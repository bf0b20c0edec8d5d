package io.stockstream.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.platform.failure.TestClock;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private final List<String> asked = new ArrayList<>();
    private final Set<String> behind = new TreeSet<>();
    private final ReadProgress progress = new ReadProgress() {
        @Override
        public boolean isIdle(String topic) {
            asked.add("idle on " + topic);
            return !behind.contains(topic);
        }

        @Override
        public boolean isThrough(String topic) {
            asked.add("through " + topic);
            return !behind.contains(topic);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private final OrderCheckHandler handler = new OrderCheckHandler(
            kafka,
            8,
            new OrderCheckProperties(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(2)),
            () -> progress,
            clock);

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void shouldWriteAnEqualCheckToEveryPartitionAsOfTheTimeWhenItIsDue() throws Exception {
        assertThat(handler.handle(work(DUE, 1))).hasToString("""
                {"due_at":"2026-11-21T07:55:00Z","partitions":8,"stock_answered":true,"catalogue_answered":true}""");

        OrderCheckDue check = new OrderCheckDue(
                DUE,
                DUE.minusSeconds(30),
                DUE.minus(Duration.ofMinutes(10)),
                DUE.minus(Duration.ofMinutes(2)),
                true,
                true,
                null);
        assertThat(asked)
                .containsExactly(
                        "idle on orders.checks",
                        "through stock.reservations",
                        "through orders.reservation-outcomes",
                        "through orders.lookups",
                        "through orders.lookup-answers");
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

    @ParameterizedTest
    @CsvSource({
        "orders.checks, false, false",
        "stock.reservations, false, true",
        "orders.reservation-outcomes, false, true",
        "orders.lookups, true, false",
        "orders.lookup-answers, true, false"
    })
    void shouldSayWhoHasNotAnsweredWhenATopicIsNotRead(String topic, boolean stock, boolean catalogue)
            throws Exception {
        behind.add(topic);

        handler.handle(work(DUE, 1));

        assertThat(kafka.history().getFirst().value())
                .extracting(OrderCheckDue::getStockAnswered, OrderCheckDue::getCatalogueAnswered)
                .containsExactly(stock, catalogue);
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
