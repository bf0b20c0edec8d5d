package io.stockstream.platform.runtime;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The transactional producer of a stream thread, which flushes once for each transaction. Kafka Streams flushes the
 * thread's only producer for every task that has something to commit, and waits each time; so a transaction took as
 * many requests, and as many checks of its partitions at the broker, as it had tasks. What is written is read by nobody
 * before the commit.
 *
 * <p>The thread learns only at the commit that a record was not written, and then all its tasks begin anew from what is
 * committed. Without transactions it flushes when it is asked to.
 */
final class LateFlushProducer extends KafkaProducer<byte[], byte[]> {

    /** Why the first record of the transaction that was not written was not; {@code null} while all were. */
    private final AtomicReference<KafkaException> failure = new AtomicReference<>();

    private final boolean transactional;

    LateFlushProducer(Map<String, Object> config) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        transactional = config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        return super.send(record, (metadata, error) -> {
            if (error != null) {
                failure.compareAndSet(null, ofCommit(record.topic(), error));
            }
            callback.onCompletion(metadata, error);
        });
    }

    /**
     * What the commit fails with. A younger producer, and a producer that the broker has forgotten, are no crashes:
     * Kafka Streams gives the tasks up and joins again. It must not see a time-out as one: then it would roll back only
     * the tasks with offsets to commit, and other tasks of the thread may have written too.
     */
    private static KafkaException ofCommit(String topic, Exception error) {
        String message = "A record for %s was not written: %s".formatted(topic, error.getMessage());
        return switch (error) {
            case ProducerFencedException fenced -> fenced;
            case InvalidProducerEpochException fenced -> fenced;
            case InvalidPidMappingException forgotten -> forgotten;
            case OutOfOrderSequenceException forgotten -> new InvalidProducerEpochException(message);
            default -> new KafkaException(message, error);
        };
    }

    /** In a transaction the commit does it. */
    @Override
    public void flush() {
        if (!transactional) {
            super.flush();
        }
    }

    @Override
    public void beginTransaction() {
        failure.set(null);
        super.beginTransaction();
    }

    /**
     * The first step of a commit.
     *
     * @throws KafkaException when a record of the transaction was not written; and as the producer does
     */
    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        super.flush();
        KafkaException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        super.sendOffsetsToTransaction(offsets, groupMetadata);
    }
}
