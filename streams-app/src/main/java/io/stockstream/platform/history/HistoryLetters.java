package io.stockstream.platform.history;

import io.stockstream.schema.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes dead letters for records that never get into the history. */
final class HistoryLetters {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLetters.class);

    private final Producer<byte[], byte[]> producer;
    private final String group;

    /**
     * @param group consumer group that gives the records up
     */
    HistoryLetters(Producer<byte[], byte[]> producer, String group) {
        this.producer = producer;
        this.group = group;
    }

    /**
     * A record that is given up.
     *
     * @param code why, for programs
     */
    record Refused(ConsumerRecord<byte[], byte[]> record, String code, Exception error) {}

    /**
     * Writes a letter for each, and waits until Kafka has confirmed them all. Records that are read again get another.
     *
     * @throws KafkaException when Kafka does not confirm one
     */
    void write(List<Refused> refused) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Refused each : refused) {
            sent.add(producer.send(letter(each)));
        }
        producer.flush();
        for (Future<RecordMetadata> letter : sent) {
            confirm(letter);
        }
        refused.forEach(each -> LOG.warn(
                "The history cannot keep {}-{}@{} ({}): {}. It is in the dead letters, the others go on",
                each.record().topic(),
                each.record().partition(),
                each.record().offset(),
                each.code(),
                DeadLetters.message(each.error())));
    }

    private ProducerRecord<byte[], byte[]> letter(Refused refused) {
        ConsumerRecord<byte[], byte[]> record = refused.record();
        return DeadLetters.letter(
                DeadLetters.Origin.of(record), record.key(), record.value(), refused.error(), refused.code(), group);
    }

    private static void confirm(Future<RecordMetadata> letter) {
        try {
            letter.get();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not confirm a dead letter: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while a dead letter was being written", e);
        }
    }
}
