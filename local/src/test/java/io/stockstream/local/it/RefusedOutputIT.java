package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.FailureKind;
import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.runtime.TopologyFailure;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A record that only the broker refuses stops the topology, names its topic, and is not lost: the producer learns of it
 * at the commit.
 */
class RefusedOutputIT {

    private static final String INPUT = "it.refused-output.in";
    private static final String OUTPUT = "it.refused-output.out";
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String LARGE = "x".repeat(5_000);

    private static final class Copying extends ContextualProcessor<String, String, String, String> {

        @Override
        public void process(Record<String, String> incoming) {
            context().forward(incoming);
        }
    }

    private record Copy() implements TopologyModule {

        @Override
        public String name() {
            return "it-refused-output";
        }

        @Override
        public Application application() {
            return Application.SHOP;
        }

        @Override
        public void addTo(Topology topology, Wiring wiring) {
            topology.addSource("read", new StringDeserializer(), new StringDeserializer(), INPUT);
            topology.addProcessor("copy", Copying::new, "read");
            topology.addSink("write", OUTPUT, new StringSerializer(), new StringSerializer(), "copy");
        }
    }

    @Test
    void shouldStopAtAResultThatTheBrokerRefusesAndLoseNothing(@TempDir Path state) throws Exception {
        LocalSystem system = SharedSystem.get();
        Cluster cluster = new Cluster(system);
        StreamsSettings settings = new StreamsSettings(
                system.bootstrapServers(),
                state,
                "127.0.0.1:1",
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                0,
                Map.of());
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.bootstrapServers()));
                Producer<byte[], byte[]> producer = cluster.rawProducer()) {
            NewTopic small =
                    new NewTopic(OUTPUT, 1, (short) 1).configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000"));
            admin.createTopics(List.of(new NewTopic(INPUT, 1, (short) 1), small))
                    .all()
                    .get();
            try (RunningTopology topology = new RunningTopology(new Copy(), settings, (application, code) -> {})) {
                topology.start();
                write(producer, "small");
                await().atMost(LIMIT).until(() -> written(cluster).equals(List.of("small")));

                write(producer, LARGE);

                await().atMost(LIMIT).until(() -> topology.failure().isPresent());
                Optional<TopologyFailure> failure = topology.failure();
                assertThat(failure.orElseThrow().kind()).isEqualTo(FailureKind.TOO_LARGE);
                assertThat(failure.orElseThrow().reason()).contains(OUTPUT, "max.message.bytes");
                assertThat(written(cluster)).containsExactly("small");
            }

            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, OUTPUT),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "10000"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            try (RunningTopology topology = new RunningTopology(new Copy(), settings, (application, code) -> {})) {
                topology.start();

                await().atMost(LIMIT).until(() -> written(cluster).size() > 1);
                assertThat(written(cluster)).containsExactly("small", LARGE);
            }
        }
    }

    private static List<String> written(Cluster cluster) {
        return cluster.readRaw(OUTPUT).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void write(Producer<byte[], byte[]> producer, String value) throws Exception {
        producer.send(new ProducerRecord<>(INPUT, value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }
}
