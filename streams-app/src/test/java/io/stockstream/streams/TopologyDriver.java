package io.stockstream.streams;

import io.stockstream.platform.runtime.StreamsProperties;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;

/** Drives one topology with the properties it has in production, typed topics, and an in-memory registry of its own. */
public final class TopologyDriver implements AutoCloseable {

    /** A test driver commits behind every record, and a commit waits for the disk: 10 ms each, where memory will do. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ROOM = 1L << 30;

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final TopologyModule module;
    private final Path folder = temporaryFolder();
    private final TopologyTestDriver driver;
    private final Set<String> sources = new TreeSet<>();

    public TopologyDriver(Function<AvroSerdes, TopologyModule> maker) {
        this(maker, module -> Wiring.live());
    }

    /** What it drives. */
    public TopologyModule module() {
        return module;
    }

    /** With further properties. */
    public TopologyDriver(Function<AvroSerdes, TopologyModule> maker, Map<String, ?> properties) {
        this(maker, module -> Wiring.live(), properties);
    }

    public TopologyDriver(Function<AvroSerdes, TopologyModule> maker, Function<TopologyModule, Wiring> wirings) {
        this(maker, wirings, Map.of());
    }

    private TopologyDriver(
            Function<AvroSerdes, TopologyModule> maker,
            Function<TopologyModule, Wiring> wirings,
            Map<String, ?> properties) {
        module = maker.apply(serdes);
        StreamsSettings settings = new StreamsSettings(
                "nowhere:9092",
                folder,
                "localhost:1",
                1,
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                0,
                properties);
        Wiring wiring = wirings.apply(module);
        Topology topology = module.topology(wiring);
        topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .forEach(node -> sources.addAll(((TopologyDescription.Source) node).topicSet()));
        this.driver = new TopologyTestDriver(
                topology,
                StreamsProperties.of(
                        wiring.application(module.name()),
                        module.application().pace(),
                        settings,
                        (application, code) -> {}));
    }

    public AvroSerdes serdes() {
        return serdes;
    }

    public TopologyTestDriver driver() {
        return driver;
    }

    /** The topics that the topology reads. */
    public Set<String> sources() {
        return sources;
    }

    public <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<String, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.keySerde().serializer(), serdes.value(topic).serializer());
    }

    public TestInputTopic<byte[], byte[]> rawInput(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<String, V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                topic.keySerde().deserializer(),
                serdes.value(topic).deserializer());
    }

    public TestOutputTopic<byte[], byte[]> deadLetters() {
        return driver.createOutputTopic(Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        driver.close();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The driver has left state in " + folder, e);
        }
    }

    private static boolean inMemory() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM;
    }

    private static Path temporaryFolder() {
        try {
            return inMemory()
                    ? Files.createTempDirectory(MEMORY, "topology-driver")
                    : Files.createTempDirectory("topology-driver");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
