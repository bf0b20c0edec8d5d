package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topology goes on at once when one of its threads crashes; it need not wait until a session has timed out. */
class ReplacedThreadIT {

    private static final String TOPIC = "it.replaced-thread";
    private static final Duration SESSION = Duration.ofSeconds(40);
    /** Half of a session: long on a slow machine, and still too short for a thread that waits for the end of one. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final AtomicBoolean CRASH = new AtomicBoolean();
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** Kafka Streams catches what processors throw, but this ends the thread. */
    public static final class CrashingClock implements TimestampExtractor {

        @Override
        public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
            if (CRASH.getAndSet(false)) {
                throw new IllegalStateException("The crash of this test");
            }
            return record.timestamp();
        }
    }

    private static final class Noting implements Processor<String, String, Void, Void> {

        @Override
        public void process(Record<String, String> incoming) {
            SEEN.add(incoming.value());
        }
    }

    private record Listening() implements TopologyModule {

        @Override
        public String name() {
            return "it-replaced-thread";
        }

        @Override
        public Application application() {
            return Application.SHOP;
        }

        @Override
        public void addTo(Topology topology, Wiring wiring) {
            topology.addSource("read", new StringDeserializer(), new StringDeserializer(), TOPIC);
            topology.addProcessor("note", Noting::new, "read");
        }
    }

    @Test
    void shouldGoOnAtOnceWhenAThreadCrashes(@TempDir Path state) throws Exception {
        LocalSystem system = SharedSystem.get();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        StreamsSettings settings = new StreamsSettings(
                system.bootstrapServers(),
                state,
                "127.0.0.1:1",
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                SESSION,
                0,
                Map.of(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, CrashingClock.class));
        try (RunningTopology topology = new RunningTopology(new Listening(), settings, (application, code) -> {});
                Producer<byte[], byte[]> producer = new Cluster(system).rawProducer()) {
            topology.start();
            write(producer, "before");
            await().atMost(LIMIT).until(() -> SEEN.contains("before"));

            CRASH.set(true);
            write(producer, "after");

            await().atMost(LIMIT).until(() -> SEEN.contains("after"));
            assertThat(CRASH).as("still to come").isFalse();
        }
    }

    private static void write(Producer<byte[], byte[]> producer, String value) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }
}
