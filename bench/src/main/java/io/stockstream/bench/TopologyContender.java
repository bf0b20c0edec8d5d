package io.stockstream.bench;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.RocksMemory;
import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.runtime.TopologyFailure;
import io.stockstream.platform.runtime.TopologyListener;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.topology.StockTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import picocli.CommandLine;

/**
 * The real stock topology with the properties it has in production: decides all facts, or restores, or serves until it
 * is ended.
 */
@CommandLine.Command(name = "topology", hidden = true)
final class TopologyContender implements Callable<Integer> {

    /** What the process is to do. */
    enum Role {
        /** Decide all facts, then end. */
        DECIDE,
        /** Restore stores from their changelogs, then end. */
        RESTORE,
        /** Decide what comes from now on, until ended. */
        SERVE,
        /** Restore what others put into the changelogs, then decide all facts, then end. */
        GO_ON,
        /** Decide as many facts as given, and die in the middle of a transaction, as by {@code kill -9}. */
        DIE,
        /** Come back after that: tell how long it took, and decide until ended. */
        RETURN
    }

    /** The exit code of a process that was killed. */
    private static final int KILLED = 137;

    /** As in production. */
    private static final long ROCKSDB_MEMORY_BYTES = 512L * 1024 * 1024;

    @CommandLine.Mixin
    private Servers servers;

    @CommandLine.Option(names = "--role", required = true)
    private Role role;

    @CommandLine.Option(names = "--name", required = true)
    private String name;

    @CommandLine.Option(names = "--ledger", required = true)
    private StoreKind ledger;

    @CommandLine.Option(names = "--marks", required = true)
    private StoreKind marks;

    @CommandLine.Option(names = "--transactional", required = true, arity = "1")
    private boolean transactional;

    @CommandLine.Option(names = "--threads", required = true)
    private int threads;

    @CommandLine.Option(names = "--state", required = true)
    private Path state;

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch(servers.movements);
        StockTopology stock = new StockTopology(
                new AvroSerdes(servers.registry), ledger, marks, partitions(), decided -> count(watch), decided -> {});
        try (RunningTopology topology = new RunningTopology(new Renamed(name, stock), settings(), new Strict())) {
            long begin = System.nanoTime();
            topology.start();
            System.out.println(play(topology, watch, begin).line());
            if (role == Role.SERVE || role == Role.RETURN) {
                Waiting.until(new CountDownLatch(1));
            }
        }
        return 0;
    }

    private void count(Stopwatch watch) {
        watch.count();
        if (role == Role.DIE && watch.isDone()) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private Result play(RunningTopology topology, Stopwatch watch, long begin) {
        return switch (role) {
            case DECIDE, DIE -> {
                watch.await();
                yield Result.ofThisProcess(watch.rate(), 0, 0);
            }
            case RESTORE -> restore(topology);
            case GO_ON -> {
                Waiting.until(topology::isReady);
                double restored = (System.nanoTime() - begin) / 1e9;
                watch.await();
                yield Result.ofThisProcess(watch.rate(), topology.restoring().restored(), restored)
                        .withCpu(watch.cpuSeconds());
            }
            case RETURN -> {
                Waiting.until(topology::isReady);
                yield Result.ofThisProcess(0, topology.restoring().restored(), (System.nanoTime() - begin) / 1e9);
            }
            case SERVE -> {
                Waiting.until(topology::isReady);
                yield Result.ofThisProcess(0, 0, 0);
            }
        };
    }

    private static int partitions() {
        return BenchTopics.installed()
                .find(Topics.MOVEMENTS.name())
                .orElseThrow()
                .partitions();
    }

    private static Result restore(RunningTopology topology) {
        Waiting.until(() -> topology.restoring().isActive());
        long begin = System.nanoTime();
        Waiting.until(() -> topology.streams().state() == KafkaStreams.State.RUNNING);
        return Result.ofThisProcess(0, topology.restoring().restored(), (System.nanoTime() - begin) / 1e9);
    }

    /** What would make the measurement one of something else. */
    private static final class Strict implements TopologyListener {
        @Override
        public void deadLetter(String application, String code) {
            fail("a fact went to the dead letters: " + code);
        }

        @Override
        public void stopped(String application, TopologyFailure failure) {
            fail("the topology stopped: " + failure.reason());
        }

        @Override
        public void hopeless(String application, Throwable error) {
            fail("the process is not sound: " + error);
        }
    }

    /**
     * Without the missing decision it would wait for ever. On a thread of the client, which must not wait for its own
     * end.
     */
    private static void fail(String why) {
        System.err.println(why);
        Runtime.getRuntime().halt(1);
    }

    private StreamsSettings settings() {
        return new StreamsSettings(
                servers.bootstrap,
                state,
                "127.0.0.1:1",
                threads,
                Duration.ofMillis(servers.commitIntervalMillis),
                Duration.ofMillis(servers.commitIntervalMillis),
                Duration.ofSeconds(10),
                0,
                extra());
    }

    private Map<String, Object> extra() {
        Map<String, Object> extra =
                new HashMap<>(RocksMemory.of(ROCKSDB_MEMORY_BYTES).settings());
        extra.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, transactional);
        if (role == Role.SERVE) {
            extra.put("consumer.auto.offset.reset", "latest");
        }
        return extra;
    }

    /** The same topology as another application, so that each run starts from the first fact. */
    private record Renamed(String name, TopologyModule original) implements TopologyModule {
        @Override
        public Application application() {
            return original.application();
        }

        @Override
        public void addTo(Topology topology, Wiring wiring) {
            original.addTo(topology, wiring);
        }
    }
}
