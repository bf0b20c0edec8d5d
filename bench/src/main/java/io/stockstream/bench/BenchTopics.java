package io.stockstream.bench;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.SchemaRegistrar;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockLevel;
import io.stockstream.topics.TopicAdmin;
import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** The topics of a run: the system's own, and copies for the loop. */
final class BenchTopics {

    private final String bootstrap;
    private final AvroSerdes serdes;

    BenchTopics(String bootstrap, String registry) {
        this.bootstrap = bootstrap;
        this.serdes = new AvroSerdes(registry);
    }

    void create() {
        TopicCatalogue catalogue = TopicCatalogue.bundled();
        List<TopicSpec> copies = Stream.of(Topics.STOCK_DECISIONS, Topics.STOCK_LEVELS, Topics.STOCK_MOVEMENTS)
                .map(topic -> topic.name())
                .flatMap(name -> catalogue.renamed(name, LoopContender.PREFIX + name).topics().stream())
                .filter(topic -> topic.name().startsWith(LoopContender.PREFIX))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            new TopicAdmin(admin).apply(catalogue);
            new TopicAdmin(admin).apply(new TopicCatalogue(copies));
        }
        new SchemaRegistrar(serdes.client()).register(catalogue.compatibilities());
    }

    void produce(Iterator<MovementReported> facts) {
        try (Producer<String, MovementReported> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.LINGER_MS_CONFIG,
                        50,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                Topics.MOVEMENTS.keySerde().serializer(),
                serdes.value(Topics.MOVEMENTS).serializer())) {
            facts.forEachRemaining(fact -> {
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(Topics.MOVEMENTS.name(), fact.getSku(), fact));
            });
        }
    }

    /** The contenders must have come to the same stock, or the comparison would be worth nothing. */
    void requireSameLevels() {
        Map<String, StockLevel> loop = levels(LoopContender.PREFIX + Topics.STOCK_LEVELS.name());
        Map<String, StockLevel> topology = levels(Topics.STOCK_LEVELS.name());
        if (loop.isEmpty() || !loop.equals(topology)) {
            throw new IllegalStateException(
                    "The contenders disagree on stock: %d and %d skus".formatted(loop.size(), topology.size()));
        }
        System.out.printf("both end in the same stock of %,d skus%n", loop.size());
    }

    private Map<String, StockLevel> levels(String topic) {
        Map<String, StockLevel> newest = new HashMap<>();
        try (KafkaConsumer<String, StockLevel> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                Topics.STOCK_LEVELS.keySerde().deserializer(),
                serdes.value(Topics.STOCK_LEVELS).deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(level -> newest.put(level.key(), level.value()));
            }
        }
        return newest;
    }
}
