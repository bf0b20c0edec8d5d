package io.stockstream.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.horizon.Horizon;
import io.stockstream.platform.failure.TestClock;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class HorizonHandlerTest {

    private static final Instant DUE = Instant.parse("2026-11-21T00:30:00Z");

    private final TestClock clock = new TestClock();
    private final MockProducer<String, Horizon> kafka = new MockProducer<>(
            true,
            new RoundRobinPartitioner(),
            new StringSerializer(),
            new AvroSerdes("mock://horizons").value(Topics.STOCK_HORIZONS).serializer());
    private final HorizonHandler handler = new HorizonHandler(
            kafka,
            List.of(
                    new HorizonHandler.Target(Topics.STOCK_HORIZONS, 3, Duration.ofDays(400)),
                    new HorizonHandler.Target(Topics.TASK_HORIZONS, 2, Duration.ofDays(40))),
            Map.of(),
            new OldRows(new PGSimpleDataSource()),
            HorizonGate.OPEN,
            clock);

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void shouldWriteAnEqualHorizonToEveryPartition() throws Exception {
        assertThat(handler.handle(work(DUE, 1))).hasToString("""
                {"due_at":"2026-11-21T00:30:00Z","stock.horizons":"2025-10-09T00:00:00Z","tasks.horizons":"2026-10-10T00:00:00Z"}""");

        Horizon movements = new Horizon(DUE, Instant.parse("2025-10-09T00:00:00Z"), null, null);
        Horizon tasks = new Horizon(DUE, Instant.parse("2026-10-10T00:00:00Z"), null, null);
        assertThat(kafka.history())
                .extracting(ProducerRecord::topic, ProducerRecord::partition, ProducerRecord::value)
                .containsExactly(
                        tuple("stock.horizons", 0, movements),
                        tuple("stock.horizons", 1, movements),
                        tuple("stock.horizons", 2, movements),
                        tuple("tasks.horizons", 0, tasks),
                        tuple("tasks.horizons", 1, tasks));
        assertThat(kafka.history()).extracting(ProducerRecord::timestamp).containsOnly(DUE.toEpochMilli());
        assertThat(kafka.history()).extracting(ProducerRecord::key).containsOnlyNulls();
    }

    @Test
    void shouldNotMoveAHorizonThatReadersDoNotKnowOfYet() throws Exception {
        HorizonHandler gated = new HorizonHandler(
                kafka,
                List.of(
                        new HorizonHandler.Target(Topics.STOCK_HORIZONS, 1, Duration.ofDays(400)),
                        new HorizonHandler.Target(Topics.TASK_HORIZONS, 1, Duration.ofDays(40))),
                Map.of(),
                new OldRows(new PGSimpleDataSource()),
                new HorizonGate() {
                    @Override
                    public boolean lets(String topic, Instant before) {
                        return topic.equals(Topics.TASK_HORIZONS.name());
                    }

                    @Override
                    public OptionalInt drop(Instant due) {
                        return OptionalInt.of(4);
                    }
                },
                clock);

        assertThat(gated.handle(work(DUE, 1))).hasToString("""
                {"due_at":"2026-11-21T00:30:00Z","stock.horizons":"announced","tasks.horizons":"2026-10-10T00:00:00Z","dropped_history_months":4}""");
        assertThat(kafka.history()).extracting(ProducerRecord::topic).containsExactly("tasks.horizons");
    }

    @Test
    void shouldWriteTheSameWhenItIsTriedAgainLater() throws Exception {
        handler.handle(work(DUE, 1));
        clock.advance(Duration.ofDays(40));
        handler.handle(work(DUE, 2));

        List<ProducerRecord<String, Horizon>> records = kafka.history();
        assertThat(records.subList(5, 10)).isEqualTo(records.subList(0, 5));
    }

    @Test
    void shouldFailWhenKafkaDoesNotConfirm() {
        kafka.sendException = new TimeoutException("no broker");

        assertThatThrownBy(() -> handler.handle(work(DUE, 1))).isInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldNotMoveAHorizonAsOfATimeThatIsYetToCome() {
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
