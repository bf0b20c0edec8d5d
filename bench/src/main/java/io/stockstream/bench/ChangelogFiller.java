package io.stockstream.bench;

import io.stockstream.platform.runtime.KeyPlace;
import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.StreamsProperties;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.topology.StockStores;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes the changelogs of a stock topology that has never run, so that it finds stores as after years: it restores
 * them, which is many times faster than deciding what led to them.
 */
final class ChangelogFiller {

    private final String bootstrap;
    private final String application;
    private final int partitions;

    /** @param name of the application */
    ChangelogFiller(String bootstrap, String name) {
        this.bootstrap = bootstrap;
        this.application = StreamsProperties.applicationId(name);
        this.partitions = BenchTopics.installed()
                .find(Topics.MOVEMENTS.name())
                .orElseThrow()
                .partitions();
    }

    /** Returns how many records it has written. */
    long fill(KnownMovements known) {
        create(StockStores.LEDGER);
        create(StockStores.MARKS);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.LINGER_MS_CONFIG,
                        50,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            levels(producer, known);
            marks(producer, known);
        }
        return known.count() + 2L * known.skus();
    }

    private void levels(Producer<byte[], byte[]> producer, KnownMovements known) {
        Serializer<StockLevel> values = StateSerde.of(StockLevel.class).serializer();
        int[] underWay = known.underWay();
        for (int sku = 0; sku < known.skus(); sku++) {
            for (StockLevel level : known.levels(sku, underWay[sku])) {
                send(
                        producer,
                        StockStores.LEDGER,
                        level.getSku(),
                        StockLevelKey.of(level),
                        values.serialize("", level));
            }
        }
    }

    private void marks(Producer<byte[], byte[]> producer, KnownMovements known) {
        Serializer<Movement> values = StateSerde.of(Movement.class).serializer();
        for (int number = 0; number < known.count(); number++) {
            Movement mark = known.mark(number);
            String key = StockStores.markKey(mark.getSku(), mark.getMovementId());
            send(producer, StockStores.MARKS, mark.getSku(), key, values.serialize("", mark));
        }
    }

    private void send(Producer<byte[], byte[]> producer, String store, String sku, String key, byte[] value) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                topic(store), KeyPlace.of(sku, partitions), key.getBytes(StandardCharsets.UTF_8), value));
    }

    private void create(String store) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            NewTopic topic = new NewTopic(topic(store), partitions, (short) 1)
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("%s cannot be created".formatted(topic(store)), e.getCause());
        }
    }

    private String topic(String store) {
        return "%s-%s-changelog".formatted(application, store);
    }
}
