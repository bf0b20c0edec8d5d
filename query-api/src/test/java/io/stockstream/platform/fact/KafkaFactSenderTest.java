package io.stockstream.platform.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.platform.kafka.KafkaSettings;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaFactSenderTest {

    private static final MovementReported FACT = MovementReported.newBuilder()
            .setMovementId("m")
            .setWarehouseId("w")
            .setSku("SKU-1")
            .setEvent(MovementEvent.ARRIVAL)
            .setQuantity(1)
            .setOccurredAt(Instant.EPOCH)
            .build();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    private KafkaFactSender sender(Serializer<SpecificRecord> serializer) {
        KafkaSettings settings = new KafkaSettings("b:1", "http://r", Duration.ofMillis(100), 200, Map.of());
        return new KafkaFactSender(producer, serializer, settings, meters);
    }

    @Test
    void shouldGivePositionsInOrderAndCount() {
        List<Position> positions = sender((topic, fact) -> new byte[1]).send(List.of(FACT, FACT));

        assertThat(positions).containsExactly(new Position(0, 0), new Position(0, 1));
        assertThat(producer.history())
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("SKU-1"));
        assertThat(meters.counter("stockstream.facts.produced").count()).isEqualTo(2);
    }

    @Test
    void shouldWriteToAnyTopicInTheOrderGiven() {
        List<Position> positions = sender((topic, value) -> topic.getBytes(StandardCharsets.UTF_8))
                .write(List.of(
                        new Fact<>(Topics.TASKS_PRIORITY, "t", new TaskRequested()),
                        new Fact<>(Topics.TASK_REPORTS, "t", new TaskReported())));

        assertThat(positions).containsExactly(new Position(0, 0), new Position(0, 0));
        assertThat(producer.history().stream().map(ProducerRecord::topic))
                .containsExactly("tasks.priority", "tasks.reports");
        assertThat(producer.history()).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("t");
            assertThat(record.value()).asString().isEqualTo(record.topic());
        });
    }

    @Test
    void shouldSendNothingOfABatchWhenTheRegistryGoesAway() {
        AtomicInteger calls = new AtomicInteger();
        KafkaFactSender sender = sender((topic, fact) -> {
            if (calls.incrementAndGet() == 2) {
                throw new SerializationException("registry", new IOException("refused"));
            }
            return new byte[1];
        });

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> sender.send(List.of(FACT, FACT)))
                .matches(failure -> failure.code() == ProblemCode.KAFKA_UNAVAILABLE);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldNotBlameTheRegistryForAFactThatDoesNotFit() {
        KafkaFactSender sender = sender((topic, fact) -> {
            throw new SerializationException("avro", new ArithmeticException("long overflow"));
        });

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> sender.send(List.of(FACT)));
    }

    @Test
    void shouldNotWaitForeverForAnAcknowledgement() {
        MockProducer<String, byte[]> silent =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        KafkaSettings settings = new KafkaSettings("b:1", "http://r", Duration.ofMillis(20), 200, Map.of());
        KafkaFactSender sender = new KafkaFactSender(silent, (topic, fact) -> new byte[1], settings, meters);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> sender.send(List.of(FACT)))
                .matches(failure -> failure.code() == ProblemCode.KAFKA_UNAVAILABLE);
    }
}
