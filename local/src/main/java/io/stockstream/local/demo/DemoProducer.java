package io.stockstream.local.demo;

import io.stockstream.local.LocalSystemException;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A warehouse that writes Avro facts to Kafka itself. */
final class DemoProducer {
    private static final int LIMIT_SECONDS = 20;

    private final String bootstrapServers;
    private final AvroSerdes serdes;

    DemoProducer(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = new AvroSerdes(registryUrl);
    }

    RecordMetadata send(DemoMovement movement) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        try (Producer<String, MovementReported> producer = new KafkaProducer<>(
                config,
                Topics.MOVEMENTS.keySerde().serializer(),
                serdes.value(Topics.MOVEMENTS).serializer())) {
            return producer.send(new ProducerRecord<>(Topics.MOVEMENTS.name(), DemoMovement.SKU, movement.toAvro()))
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new LocalSystemException("Kafka did not take the record: " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalSystemException("Interrupted", stopped);
        }
    }
}
