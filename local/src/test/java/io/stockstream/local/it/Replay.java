package io.stockstream.local.it;

import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.schema.Topic;
import io.stockstream.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An instance that decides orders and stock again from the beginning of the log, and writes shadows of their topics. */
final class Replay implements AutoCloseable {

    static final String SUFFIX = ".replay-it";

    private static final String INSTANCE = "streams-app-replay";

    private final LocalSystem system;
    private final Cluster cluster;

    Replay(LocalSystem system, Cluster cluster) {
        this.system = system;
        this.cluster = cluster;
    }

    void run(Duration limit) {
        system.addStreamsApp(INSTANCE);
        Rest replay = new Rest(system.url(INSTANCE));
        await().atMost(limit).until(() -> remaining(replay).equals(Set.of("0.0")));
    }

    @Override
    public void close() {
        system.stop(INSTANCE);
    }

    /** The decisions per topic and key, in order. */
    Map<String, Map<String, List<String>>> decisions(List<Topic<String, ?>> topics, String suffix) {
        return topics.stream().collect(Collectors.toMap(Topic::name, topic -> decisions(topic, suffix)));
    }

    /** With their times, where those are not the broker's. */
    private <V extends SpecificRecord> Map<String, List<String>> decisions(Topic<String, V> topic, String suffix) {
        boolean timed = !TopicCatalogue.bundled()
                .find(topic.name())
                .orElseThrow()
                .timestamps()
                .equals("append");
        return cluster.read(topic, topic.name() + suffix).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        Collectors.mapping(
                                each -> (timed ? each.timestamp() + " " : "") + each.value(), Collectors.toList())));
    }

    /** How often the topologies asked others for something. Of tasks those of orders: others come from elsewhere. */
    Map<String, Integer> requests(List<Topic<String, ?>> topics, String suffix) {
        return topics.stream()
                .collect(Collectors.toMap(Topic::name, topic -> (int) cluster.readRaw(topic.name() + suffix).stream()
                        .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                        .filter(key -> !topic.name().startsWith("tasks.") || key.startsWith("order:"))
                        .count()));
    }

    private static Set<String> remaining(Rest replay) {
        return replay.text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("stockstream_replay_remaining{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }
}
