package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.AvroSerdes;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code bench stock}: the stock topology against the limit, on one broker in one run. */
@CommandLine.Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description =
                "Records/s, restore rate, latency, processor time and memory of the stock topology beside a hand-written loop.")
final class StockBench implements Callable<Integer> {

    @CommandLine.Option(
            names = "--movements",
            defaultValue = "1000000",
            description = "facts to decide (${DEFAULT-VALUE})")
    private int movements;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "same seed, same facts (${DEFAULT-VALUE})")
    private long seed;

    @CommandLine.Option(names = "--threads", defaultValue = "2", description = "stream threads (${DEFAULT-VALUE})")
    private int threads;

    @CommandLine.Option(
            names = "--commit-interval",
            split = ",",
            defaultValue = "50",
            description = "milliseconds; the first for throughput, all for latency (${DEFAULT-VALUE})")
    private List<Integer> commitIntervals;

    @CommandLine.Option(
            names = "--ledger",
            split = ",",
            defaultValue = "ROCKSDB",
            description = "where stock levels are kept (${DEFAULT-VALUE})")
    private List<StoreKind> ledgers;

    @CommandLine.Option(
            names = "--marks",
            split = ",",
            defaultValue = "ROCKSDB,MEMORY",
            description = "where movement marks are kept (${DEFAULT-VALUE})")
    private List<StoreKind> marks;

    @CommandLine.Option(
            names = "--transactional",
            arity = "1",
            split = ",",
            defaultValue = "true",
            description = "whether state stores are transactional (KIP-892): true, false or both (${DEFAULT-VALUE})")
    private List<Boolean> transactional;

    @CommandLine.Option(
            names = "--java-options",
            split = " ",
            splitSynopsisLabel = " ",
            defaultValue = "-Xmx2g -XX:+UseParallelGC",
            description = "options of each contender's JVM (${DEFAULT-VALUE})")
    private List<String> javaOptions;

    @CommandLine.Option(
            names = "--keys",
            split = ",",
            description =
                    "instead: what an event costs with so many movements in the stores already, such as 10000,1000000,10000000")
    private List<Integer> keys = List.of();

    private RunFolder folder;
    private LocalSystem system;
    private ContenderRun contenders;

    @Override
    public Integer call() throws Exception {
        folder = RunFolder.create();
        if (!keys.isEmpty()) {
            grown();
            folder.delete();
            return 0;
        }
        try (LocalSystem started = LocalSystem.builder(folder.file("system"))
                .freePorts()
                .only("kafka", "registry")
                .build()) {
            system = started;
            contenders = new ContenderRun(folder, system, javaOptions, threads);
            Started.start(system);
            run();
        }
        folder.delete();
        return 0;
    }

    private void grown() throws Exception {
        System.out.printf("%,d facts each; logs in %s%n", movements, folder.path());
        GrownStock grown = new GrownStock(folder, javaOptions, threads, commitIntervals.getFirst());
        for (int count : keys) {
            grown.run(stores().getFirst(), new KnownMovements(count, seed), movements);
        }
    }

    private void run() {
        BenchTopics topics = new BenchTopics(system.bootstrapServers(), system.registryUrl());
        topics.create();
        System.out.printf("%,d facts; logs in %s%n", movements, folder.path());
        topics.produce(new FactGenerator(movements, seed));
        Report report = new Report();
        report.header();
        Outcome limit = loop(report);
        stores().forEach(stores -> topology(report, stores, limit));
        System.out.printf("all decided each fact once (%s) and end with the same bytes%n", limit.byOutcome());
        for (int interval : commitIntervals) {
            latency(interval);
        }
    }

    private List<StateStores> stores() {
        return StateStores.all(ledgers, marks, transactional);
    }

    private Outcome loop(Report report) {
        OutcomeReader reader = reader(LoopContender.PREFIX);
        Usage before = broker();
        try (Child child = contenders.loop(commitIntervals.getFirst(), movements)) {
            Result result = child.result();
            child.join();
            report.row("transactional loop", result, result, brokerCpu(before), brokerMib(), movements);
        }
        Outcome outcome = reader.read();
        outcome.requireOneDecisionPerFact("loop", movements);
        return outcome;
    }

    private void topology(Report report, StateStores stores, Outcome limit) {
        String contender = "stock, " + stores.label();
        String name = "bench-" + stores.id();
        OutcomeReader reader = reader("");
        Usage before = broker();
        Result decided;
        try (Child child = contenders.topology(
                TopologyContender.Role.DECIDE, name, stores, commitIntervals.getFirst(), movements, "a")) {
            decided = child.result();
            child.join();
        }
        double cpu = brokerCpu(before);
        Outcome outcome = reader.read();
        outcome.requireOneDecisionPerFact(contender, movements);
        outcome.requireSameAs(contender, limit);
        try (Child child = contenders.topology(
                TopologyContender.Role.RESTORE, name, stores, commitIntervals.getFirst(), movements, "b")) {
            report.row(contender, decided, child.result(), cpu, brokerMib(), movements);
            child.join();
        }
    }

    private OutcomeReader reader(String prefix) {
        return new OutcomeReader(system.bootstrapServers(), new AvroSerdes(system.registryUrl()), prefix);
    }

    private void latency(int interval) {
        String name = "bench-latency-" + interval;
        StateStores stores = stores().getFirst();
        try (Child child = contenders.topology(TopologyContender.Role.SERVE, name, stores, interval, movements, "a")) {
            child.result();
            Latencies latencies =
                    new LatencyProbe(system.bootstrapServers(), new AvroSerdes(system.registryUrl())).run();
            System.out.printf(
                    "latency at 500/s, commit every %d ms, %s: %s%n", interval, stores.label(), latencies.line());
        }
    }

    private Usage broker() {
        return Usage.of(system.pid("kafka"));
    }

    private double brokerCpu(Usage before) {
        return broker().cpu().minus(before.cpu()).toMillis() / 1e3;
    }

    private double brokerMib() {
        return broker().peakKib() / 1024.0;
    }
}
