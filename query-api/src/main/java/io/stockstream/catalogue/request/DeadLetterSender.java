package io.stockstream.catalogue.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.schema.DeadLetters;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records aside that can never be processed, and waits until that is safe. */
final class DeadLetterSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);

    private final Producer<byte[], byte[]> producer;
    private final Duration patience;
    private final String application;
    private final MeterRegistry meters;

    DeadLetterSender(Producer<byte[], byte[]> producer, Duration patience, String application, MeterRegistry meters) {
        this.producer = producer;
        this.patience = patience;
        this.application = application;
        this.meters = meters;
    }

    /**
     * Sends the letter.
     *
     * @throws KafkaException when it is not surely written; sending it again only repeats it
     */
    void send(ConsumerRecord<byte[], byte[]> record, String code, Exception error) {
        try {
            producer.send(DeadLetters.letter(
                            DeadLetters.Origin.of(record), record.key(), record.value(), error, code, application))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not confirm a dead letter", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted before Kafka confirmed a dead letter", e);
        }
        Counter.builder("stockstream.dead.letters")
                .description("Records put aside because they can never be processed")
                .tag("application", application)
                .tag("code", code)
                .register(meters)
                .increment();
        LOG.warn(
                "Dead letter from {} partition {} offset {}, {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                code,
                DeadLetters.message(error));
    }

    @Override
    public void close() {
        producer.close(patience);
    }
}
