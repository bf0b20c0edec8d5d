package io.stockstream.bench;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.RunningTopology;
import io.stockstream.streams.runtime.StoreKind;
import io.stockstream.streams.runtime.StreamsSettings;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.stock.StockTopology;
import io.stockstream.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import picocli.CommandLine;

/** The real stock topology with the properties it has in production: decides all facts, or restores, or serves until it is ended. */
@CommandLine.Command(name = "topology", hidden = true)
final class TopologyContender implements Callable<Integer> {

    private static final long PAUSE_NANOS = 200_000;

    /** What the process is to do. */
    enum Role {
        /** Decide all facts, then end. */
        DECIDE,
        /** Restore stores from their changelogs, then end. */
        RESTORE,
        /** Decide what comes from now on, until ended. */
        SERVE
    }

    @CommandLine.Mixin
    private Servers servers;

    @CommandLine.Option(names = "--role", required = true)
    private Role role;

    @CommandLine.Option(names = "--name", required = true)
    private String name;

    @CommandLine.Option(names = "--marks", required = true)
    private StoreKind marks;

    @CommandLine.Option(names = "--threads", required = true)
    private int threads;

    @CommandLine.Option(names = "--state", required = true)
    private Path state;

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch(servers.movements);
        StockTopology stock =
                new StockTopology(new AvroSerdes(servers.registry), marks, partitions(), decided -> watch.count());
        try (RunningTopology topology = new RunningTopology(
                new Renamed(name, stock), settings(), (application, code) -> {}, () -> System.exit(1))) {
            topology.start();
            switch (role) {
                case DECIDE -> {
                    waitUntil(watch::isDone);
                    System.out.println(Result.ofThisProcess(watch.rate(), 0).line());
                }
                case RESTORE ->
                    System.out.println(
                            Result.ofThisProcess(0, restore(topology)).line());
                case SERVE -> {
                    waitUntil(topology::isReady);
                    System.out.println(Result.ofThisProcess(0, 0).line());
                    waitUntil(() -> false);
                }
            }
        }
        return 0;
    }

    private static int partitions() {
        return TopicCatalogue.bundled()
                .find(Topics.MOVEMENTS.name())
                .orElseThrow()
                .partitions();
    }

    private static double restore(RunningTopology topology) {
        waitUntil(() -> topology.restoring().isActive());
        long begin = System.nanoTime();
        waitUntil(() -> topology.streams().state() == KafkaStreams.State.RUNNING);
        return topology.restoring().restored() * 1e9 / (System.nanoTime() - begin);
    }

    private StreamsSettings settings() {
        return new StreamsSettings(
                servers.bootstrap,
                state,
                "127.0.0.1:1",
                threads,
                Duration.ofMillis(servers.commitIntervalMillis),
                Duration.ofSeconds(10),
                0,
                role == Role.SERVE ? Map.of("consumer.auto.offset.reset", "latest") : Map.of());
    }

    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** The same topology as another application, so that each run starts from the first fact. */
    private record Renamed(String name, TopologyModule original) implements TopologyModule {
        @Override
        public Topology topology() {
            return original.topology();
        }
    }
}
