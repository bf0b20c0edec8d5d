package io.stockstream.local.it;

import io.stockstream.local.LocalSystem;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Kafka of a running system, written and read as any client would. */
final class Cluster {

    private final LocalSystem system;
    private final AvroSerdes serdes;

    Cluster(LocalSystem system) {
        this.system = system;
        this.serdes = new AvroSerdes(system.registryUrl());
    }

    Producer<String, MovementReported> factProducer() {
        return producer(
                Topics.MOVEMENTS.keySerde().serializer(),
                serdes.value(Topics.MOVEMENTS).serializer());
    }

    Producer<byte[], byte[]> rawProducer() {
        return producer(new ByteArraySerializer(), new ByteArraySerializer());
    }

    void report(List<MovementReported> facts) {
        try (Producer<String, MovementReported> producer = factProducer()) {
            facts.forEach(fact -> send(producer, new ProducerRecord<>(Topics.MOVEMENTS.name(), fact.getSku(), fact)));
        }
    }

    /** Writes one record and waits until the broker has it. */
    <V extends SpecificRecord> void send(Topic<String, V> topic, String key, V value) throws Exception {
        try (Producer<String, V> producer =
                producer(topic.keySerde().serializer(), serdes.value(topic).serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        }
    }

    /** Writes one record that tells of another time; the broker has it when this returns. */
    <V extends SpecificRecord> void sendAt(Topic<String, V> topic, String key, V value, Instant at) {
        try (Producer<String, V> producer =
                producer(topic.keySerde().serializer(), serdes.value(topic).serializer())) {
            send(producer, new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), key, value));
        }
    }

    /** Writes records, of which the broker has all when this returns. */
    <V extends SpecificRecord> void sendAll(Topic<String, V> topic, List<V> values, Function<V, String> key) {
        try (Producer<String, V> producer =
                producer(topic.keySerde().serializer(), serdes.value(topic).serializer())) {
            values.forEach(value -> send(producer, new ProducerRecord<>(topic.name(), key.apply(value), value)));
        }
    }

    /** Closing the producer waits for the record; one that is lost is missed by the test that sent it. */
    static <K, V> void send(Producer<K, V> producer, ProducerRecord<K, V> fact) {
        Future<RecordMetadata> unused = producer.send(fact);
    }

    byte[] bytes(MovementReported fact) {
        return serdes.value(Topics.MOVEMENTS).serializer().serialize(Topics.MOVEMENTS.name(), fact);
    }

    MovementReported fact(byte[] bytes) {
        return serdes.value(Topics.MOVEMENTS).deserializer().deserialize(Topics.MOVEMENTS.name(), bytes);
    }

    /** Everything committed on the topic so far, partition by partition. */
    <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<String, V> topic) {
        return read(topic, topic.name());
    }

    /** The same of a topic of another name with such records. */
    <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<String, V> topic, String name) {
        return read(name, topic.keySerde().deserializer(), serdes.value(topic).deserializer());
    }

    List<ConsumerRecord<byte[], byte[]>> readRaw(String topic) {
        return read(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private <K, V> List<ConsumerRecord<K, V>> read(String topic, Deserializer<K> key, Deserializer<V> value) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                system.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000);
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(config, key, value)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private <K, V> Producer<K, V> producer(Serializer<K> key, Serializer<V> value) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                key,
                value);
    }
}
