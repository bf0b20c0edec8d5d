package io.stockstream.platform.timer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Every partition of a topic that a timer writes: each task of a topology reads the timer's record in its own.
 *
 * @param topic name of the topic
 * @param partitions number of its partitions
 */
record EveryPartition(String topic, int partitions) {

    /**
     * Writes a record to each, and waits until Kafka has confirmed them all. Some may have been written when it fails.
     *
     * @param time of the records, milliseconds
     * @throws KafkaException when Kafka does not confirm one
     * @throws InterruptedException when the work is stopped
     */
    <V> void write(Producer<String, V> producer, V value, Instant time) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            sent.add(producer.send(new ProducerRecord<>(topic, partition, time.toEpochMilli(), null, value)));
        }
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new KafkaException(
                        "Kafka did not confirm a record on %s: %s".formatted(topic, e.getCause()), e.getCause());
            }
        }
    }
}
