package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.schema.AvroSerdes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an event costs the stock topology by the number of keys in its stores: a row for each number, side by side. */
final class GrownStock {

    private static final String ROW = "%12s %12s %11s %8s %12s %8s %12s %10s %11s%n";

    private final RunFolder folder;
    private final List<String> javaOptions;
    private final int threads;
    private final int commitInterval;
    private Result first;

    GrownStock(RunFolder folder, List<String> javaOptions, int threads, int commitInterval) {
        this.folder = folder;
        this.javaOptions = javaOptions;
        this.threads = threads;
        this.commitInterval = commitInterval;
    }

    /** On servers of its own: the topology reads a topic from its beginning. */
    void run(StateStores stores, KnownMovements known, int facts) throws Exception {
        String name = "bench-keys-" + known.count();
        try (LocalSystem system = LocalSystem.builder(folder.file(name + "-system"))
                .freePorts()
                .only("kafka", "registry")
                .build()) {
            Started.start(system);
            BenchTopics topics = new BenchTopics(system.bootstrapServers(), system.registryUrl());
            topics.create();
            long filled = new ChangelogFiller(system.bootstrapServers(), name).fill(known);
            topics.produce(known.facts(facts));
            OutcomeReader reader =
                    new OutcomeReader(system.bootstrapServers(), new AvroSerdes(system.registryUrl()), "");
            Result result;
            try (Child child = new ContenderRun(folder, system, javaOptions, threads)
                    .topology(TopologyContender.Role.GO_ON, name, stores, commitInterval, facts, "state")) {
                result = child.result();
                child.join();
            }
            requireRightWork(name, reader.read(), result, filled, facts);
            row(known, result, facts);
        }
    }

    /**
     * A topology that had not restored all would know no movement that arrives; the cost would be of another kind of
     * work.
     */
    private static void requireRightWork(String name, Outcome outcome, Result result, long filled, int facts) {
        outcome.requireOneDecisionPerFact(name, facts);
        if (!outcome.byOutcome().equals(Map.of("ACCEPTED", facts)) || result.restored() < filled) {
            throw new IllegalStateException("%s restored %d of %d records and decided %s"
                    .formatted(name, result.restored(), filled, outcome.byOutcome()));
        }
    }

    private void row(KnownMovements known, Result result, int facts) {
        if (first == null) {
            first = result;
            System.out.printf(
                    ROW,
                    "movements",
                    "skus",
                    "records/s",
                    "time ÷",
                    "client s/M",
                    "÷ first",
                    "restored",
                    "in, s",
                    "client MiB");
        }
        System.out.printf(
                ROW,
                whole(known.count()),
                whole(known.skus()),
                whole(result.rate()),
                ratio(first.rate() / result.rate()),
                String.format(Locale.ROOT, "%.1f", result.cpuSeconds() * 1e6 / facts),
                ratio(result.cpuSeconds() / first.cpuSeconds()),
                whole((double) result.restored()),
                String.format(Locale.ROOT, "%.1f", result.restoreSeconds()),
                whole(result.peakMib()));
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
