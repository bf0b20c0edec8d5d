package io.stockstream.bench;

import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.local.LocalSystem;
import io.stockstream.local.LocalSystemBuilder;
import io.stockstream.order.topology.OrderTopology;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.replay.Replay;
import io.stockstream.platform.replay.ReplayComparison;
import io.stockstream.platform.runtime.StreamsProperties;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.task.topology.TaskTopology;
import io.stockstream.task.view.TaskViewsTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same log, processed from its beginning by an instance that is never killed: a replay. Two live runs would
 * interleave their inputs differently; a replay decides them in the recorded order.
 */
final class UndisturbedRun {

    /** The instance, which is also the name of its data folder. */
    static final String INSTANCE = "streams-app-undisturbed";

    /**
     * What is replayed: what has a script, and what ends with the same stores whatever the order between its topics.
     * Reports tell the changes of a day in the order in which they came to know of them, and schedules what their clock
     * said.
     */
    private static final List<String> TOPOLOGIES = List.of(
            CatalogueTopology.NAME,
            LookupsTopology.NAME,
            StockTopology.NAME,
            OrderTopology.NAME,
            StockViewsTopology.NAME,
            OrderViewsTopology.NAME,
            TaskTopology.NAME,
            TaskViewsTopology.NAME);

    private static final Replay REPLAY = new Replay("undisturbed");
    private static final List<Topic<String, ?>> DECISIONS =
            List.of(Topics.STOCK_DECISIONS, Topics.RESERVATION_DECISIONS, Topics.ORDER_DECISIONS);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalSystem system;

    UndisturbedRun(LocalSystem system) {
        this.system = system;
    }

    /** Settings of the instance; to be made before the system is built. */
    static LocalSystemBuilder configure(LocalSystemBuilder builder) {
        return builder.env(INSTANCE, "REPLAY_ID", REPLAY.id())
                .env(INSTANCE, "TOPOLOGIES", String.join(",", TOPOLOGIES));
    }

    /** Application ids, each of one topology alone; also the beginnings of their changelogs' names. */
    static List<String> applications() {
        return TOPOLOGIES.stream()
                .map(topology -> StreamsProperties.applicationId("%s-replay-%s".formatted(topology, REPLAY.id())))
                .toList();
    }

    /** The undisturbed run's own version of a topic. */
    static String shadow(Topic<?, ?> topic) {
        return REPLAY.shadow(topic.name());
    }

    /** Processes the whole log. When this returns, the instance has stopped and its stores are on disk. */
    void run() {
        system.addStreamsApp(INSTANCE);
        try (ReadUp groups = new ReadUp(system.bootstrapServers())) {
            Waiting.until(
                    () -> {
                        Waiting.pause(Duration.ofSeconds(1));
                        return remaining().equals(Set.of("0.0")) && groups.is(applications());
                    },
                    PATIENCE);
        }
        system.stop(INSTANCE);
    }

    /** What the scripts of all topologies have still to come to. */
    private Set<String> remaining() {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(system.url(INSTANCE) + "/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("stockstream_replay_remaining{"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Compares all decisions, key by key in their order, and prints the outcome; whether they are the same. */
    boolean hasSameDecisions(CommittedLog log) {
        ReplayComparison comparison = new ReplayComparison(log.consumer(), new AvroSerdes(system.registryUrl()));
        boolean same = true;
        for (Topic<String, ?> topic : DECISIONS) {
            ReplayComparison.Result result = comparison.compare(topic, shadow(topic));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d equal, %,d different, %,d missing%n",
                    topic.name(),
                    result.equal(),
                    result.different(),
                    result.missing());
            result.differences().forEach(System.out::println);
            same &= result.equal() > 0 && result.different() == 0 && result.missing() == 0;
        }
        return same;
    }
}
