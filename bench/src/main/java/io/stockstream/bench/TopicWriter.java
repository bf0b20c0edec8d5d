package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes to one topic of a system as any producer would. The broker has all records when it is closed. */
final class TopicWriter<V extends SpecificRecord> implements AutoCloseable {

    private final Topic<String, V> topic;
    private final Producer<String, V> producer;

    TopicWriter(LocalSystem system, Topic<String, V> topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                topic.keySerde().serializer(),
                new AvroSerdes(system.registryUrl()).value(topic).serializer());
    }

    /** Returns before the broker has the record; one that is lost shows only in what the caller counts afterwards. */
    void write(String key, V value) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
