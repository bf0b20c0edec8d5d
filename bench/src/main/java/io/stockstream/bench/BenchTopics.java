package io.stockstream.bench;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.SchemaRegistrar;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import io.stockstream.topics.TopicAdmin;
import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicSpec;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The topics of a run: the system's own, and copies for the loop. */
final class BenchTopics {

    private final String bootstrap;
    private final AvroSerdes serdes;

    BenchTopics(String bootstrap, String registry) {
        this.bootstrap = bootstrap;
        this.serdes = new AvroSerdes(registry);
    }

    /** The catalogue that the system under test was installed with. */
    static TopicCatalogue installed() {
        return TopicCatalogue.installed(System.getenv("TOPICS_FILE"));
    }

    void create() {
        TopicCatalogue catalogue = installed();
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
}
