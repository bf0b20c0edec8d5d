package io.stockstream.local.demo;

import io.stockstream.local.LocalSystemException;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A warehouse and a shop that write Avro facts to Kafka themselves. */
final class DemoProducer {
    private static final int LIMIT_SECONDS = 20;

    private final String bootstrapServers;
    private final AvroSerdes serdes;

    DemoProducer(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = new AvroSerdes(registryUrl);
    }

    RecordMetadata send(DemoMovement movement) {
        return send(Topics.MOVEMENTS, movement.sku(), movement.toAvro());
    }

    RecordMetadata send(DemoProduct product) {
        return send(Topics.PRODUCT_REQUESTS, product.sku(), product.toAvro());
    }

    RecordMetadata send(DemoOrder order) {
        return send(Topics.ORDER_REQUESTS, order.orderId(), order.toAvro());
    }

    private <V extends SpecificRecord> RecordMetadata send(Topic<String, V> topic, String key, V value) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        try (Producer<String, V> producer = new KafkaProducer<>(
                config, topic.keySerde().serializer(), serdes.value(topic).serializer())) {
            return producer.send(new ProducerRecord<>(topic.name(), key, value)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new LocalSystemException("Kafka did not take the record: " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalSystemException("Interrupted", stopped);
        }
    }
}
