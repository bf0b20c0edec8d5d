package io.stockstream.streams.runtime;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The transactional producer of a stream thread, which flushes once for each transaction. Kafka Streams flushes the
 * thread's only producer for every task that has something to commit, and waits each time; so a transaction took as many
 * requests, and as many checks of its partitions at the broker, as it had tasks. What is written is read by nobody
 * before the commit.
 *
 * <p>The thread learns only at the commit that a record was not written. It then fails the same way as before: with the
 * time-out itself, after which Kafka Streams begins its tasks anew, or with what the producer says of its transaction. It
 * is used by one thread.
 */
final class LateFlushProducer extends KafkaProducer<byte[], byte[]> {

    /** The first record of the transaction that was not written; {@code null} while all were. */
    private final AtomicReference<KafkaException> failure = new AtomicReference<>();

    LateFlushProducer(Map<String, Object> config) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        return super.send(record, (metadata, error) -> {
            if (error != null) {
                failure.compareAndSet(null, described(record.topic(), error));
            }
            callback.onCompletion(metadata, error);
        });
    }

    private static KafkaException described(String topic, Exception error) {
        String message = "A record for %s was not written: %s".formatted(topic, error.getMessage());
        return error instanceof TimeoutException
                ? new TimeoutException(message, error)
                : new KafkaException(message, error);
    }

    /** Not yet: the commit does it. */
    @Override
    public void flush() {}

    @Override
    public void beginTransaction() {
        failure.set(null);
        super.beginTransaction();
    }

    /**
     * The first step of a commit.
     *
     * @throws TimeoutException when a record was not written in time
     * @throws KafkaException when a record is too large; and as the producer does
     */
    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        super.flush();
        KafkaException failed = failure.get();
        // Of anything else, such as a younger producer, the producer itself tells, as the type that Streams expects.
        if (failed instanceof TimeoutException
                || (failed != null && failed.getCause() instanceof RecordTooLargeException)) {
            throw failed;
        }
        super.sendOffsetsToTransaction(offsets, groupMetadata);
    }
}
