package io.stockstream.local.it;

import io.stockstream.local.LocalSystem;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Kafka of a running system, written and read as any client would. */
final class Cluster {

    private final LocalSystem system;
    private final AvroSerdes serdes;
    /**
     * Tests poll for records that have arrived; only those are read. The consumers have no group, so none is left
     * behind.
     */
    private final Map<String, TopicReader<?, ?>> readers = new ConcurrentHashMap<>();

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

    /** Writes one record with another timestamp; the broker has it when this returns. */
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

    /** Everything committed on the topic so far, in each partition in its order. */
    @SuppressWarnings("unchecked") // A topic name has one type of records.
    <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<String, V> topic) {
        return ((TopicReader<String, V>) readers.computeIfAbsent(topic.name(), name -> reader(topic, name))).all();
    }

    /** The same of a topic of another name with such records, which may be deleted and recreated. */
    <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<String, V> topic, String name) {
        try (TopicReader<String, V> reader = reader(topic, name)) {
            return reader.all();
        }
    }

    List<ConsumerRecord<byte[], byte[]>> readRaw(String topic) {
        try (TopicReader<byte[], byte[]> reader = new TopicReader<>(
                system.bootstrapServers(), topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return reader.all();
        }
    }

    private <V extends SpecificRecord> TopicReader<String, V> reader(Topic<String, V> topic, String name) {
        return new TopicReader<>(
                system.bootstrapServers(),
                name,
                topic.keySerde().deserializer(),
                serdes.value(topic).deserializer());
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
