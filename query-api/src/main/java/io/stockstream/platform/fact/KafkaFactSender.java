package io.stockstream.platform.fact;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.kafka.KafkaSettings;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.stereotype.Component;

/** Writes facts with an idempotent producer. */
@Component
final class KafkaFactSender implements FactSender {

    private final Producer<String, byte[]> producer;
    private final Serializer<SpecificRecord> serializer;
    private final Duration patience;
    private final Counter produced;
    private final WriteSlots slots;

    KafkaFactSender(
            Producer<String, byte[]> producer,
            Serializer<SpecificRecord> serializer,
            KafkaSettings settings,
            MeterRegistry meters) {
        this.producer = producer;
        this.serializer = serializer;
        // The producer itself gives up after the delivery time-out; this is for the case that it does not.
        this.patience = settings.deliveryTimeout().multipliedBy(2);
        this.produced = Counter.builder("stockstream.facts.produced")
                .description("Facts written to Kafka and acknowledged")
                .register(meters);
        this.slots = new WriteSlots(settings.maxWrites(), meters);
    }

    @Override
    public List<Position> send(List<MovementReported> facts) {
        return write(
                facts.stream()
                        .map(fact -> new Fact<>(Topics.MOVEMENTS, fact.getSku(), fact))
                        .toList(),
                "movement",
                "Send it again: a movement reported twice counts once.");
    }

    @Override
    public List<Position> write(List<? extends Fact<?>> facts) {
        return write(facts, "request", "Send it again: under the same Idempotency-Key it counts once.");
    }

    private List<Position> write(List<? extends Fact<?>> facts, String what, String advice) {
        slots.take(what);
        boolean answered = true;
        try {
            // Serialize all records before sending the first, so that a registry outage never leaves half a batch.
            List<ProducerRecord<String, byte[]>> records =
                    facts.stream().map(fact -> record(fact, what)).toList();
            return sendAndAwait(records);
        } catch (KafkaException e) {
            answered = e instanceof RecordTooLargeException;
            throw failed(e, what, advice);
        } finally {
            slots.free(answered);
        }
    }

    private List<Position> sendAndAwait(List<ProducerRecord<String, byte[]>> records) {
        List<Position> positions = new ArrayList<>(records.size());
        for (Future<RecordMetadata> ack : sendAll(records)) {
            positions.add(await(ack));
            produced.increment();
        }
        return positions;
    }

    private ProducerRecord<String, byte[]> record(Fact<?> fact, String what) {
        String topic = fact.topic().name();
        try {
            return new ProducerRecord<>(topic, fact.key(), serializer.serialize(topic, fact.value()));
        } catch (KafkaException e) {
            boolean ours = e instanceof SerializationException && e.getCause() instanceof RuntimeException;
            if (ours) {
                throw new IllegalStateException(
                        "A %s that passed all checks does not fit its schema".formatted(what), e);
            }
            throw unavailable(
                    "The schema registry does not answer, so the %s could not be written.".formatted(what), e);
        }
    }

    private List<Future<RecordMetadata>> sendAll(List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> acks = new ArrayList<>(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            acks.add(producer.send(record));
        }
        return acks;
    }

    private Position await(Future<RecordMetadata> ack) {
        try {
            RecordMetadata metadata = ack.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Position(metadata.partition(), metadata.offset());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private static ApiException failed(KafkaException cause, String what, String advice) {
        if (cause instanceof RecordTooLargeException) {
            return ApiException.of(
                    ProblemCode.BODY_TOO_LARGE, "The %s is too large for one Kafka record.".formatted(what), cause);
        }
        return unavailable("Kafka did not confirm the %s. %s".formatted(what, advice), cause);
    }

    private static ApiException unavailable(String detail, Throwable cause) {
        return ApiException.of(ProblemCode.KAFKA_UNAVAILABLE, detail, cause);
    }
}
