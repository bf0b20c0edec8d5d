package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code bench orders}: orders to their end, through Kafka as fast as it goes and over REST at a steady pace. */
@CommandLine.Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description =
                "Orders/s to their final state, single-line and three-line, uniform and with a hot sku, with the records that each order costs, by topic, beside what a team would build over PostgreSQL instead; and latency over REST at 50/s.")
final class OrdersBench implements Callable<Integer> {

    @CommandLine.Option(
            names = "--orders",
            defaultValue = "40000",
            description = "orders of each load (${DEFAULT-VALUE})")
    private int orders;

    @CommandLine.Option(
            names = "--executors",
            description = "mails and invoices are made during the loads too; otherwise only during the latency run")
    private boolean executors;

    @CommandLine.Option(names = "--latency-only", description = "only what is measured over REST")
    private boolean latencyOnly;

    @CommandLine.Option(names = "--throughput-only", description = "nothing over REST")
    private boolean throughputOnly;

    @CommandLine.Option(
            names = "--no-peers",
            description = "nothing of what a team would build over PostgreSQL instead")
    private boolean noPeers;

    /** What an order causes after its end is written before this has passed without a record. */
    private static final Duration LULL = Duration.ofSeconds(1);

    /** Positions per order below which a topic is not printed. */
    private static final double WORTH_A_LINE = 0.05;

    /** Loads that the peers can decide as well: they have no catalogue. */
    private final Map<OrderLoad, Speed> comparable = new LinkedHashMap<>();

    private RunFolder folder;

    @Override
    public Integer call() throws Exception {
        folder = RunFolder.create();
        System.out.println("logs in " + folder.path());
        if (!latencyOnly) {
            throughput();
            if (!noPeers) {
                new PeerComparison(comparable).run(folder.file("peers"), orders / 2);
            }
        }
        if (!throughputOnly) {
            latency();
        }
        folder.delete();
        return 0;
    }

    private void throughput() {
        try (LocalSystem system = system("throughput", executors)) {
            OrderTopics topics = new OrderTopics(system);
            topics.supply();
            double warm = warm(system, topics);
            System.out.printf(Locale.ROOT, "warm-up: %,.0f orders/s%n", orders / 2.0 / warm);
            double base = 0;
            for (OrderLoad load : List.of(
                    new OrderLoad("single", orders, 1, false, true),
                    new OrderLoad("single-hot", orders, 1, true, true),
                    new OrderLoad("three", orders, 3, false, true),
                    new OrderLoad("three-hot", orders, 3, true, true),
                    new OrderLoad("priced", orders, 1, false, false))) {
                LogGrowth growth = LogGrowth.fromNowOn(system.bootstrapServers());
                double appBefore = ProcessorTime.of(system.pid("streams-app"));
                double allBefore = ProcessorTime.of(system);
                double seconds = topics.run(load);
                growth.settle(LULL);
                Speed app = Speed.of(load, seconds, ProcessorTime.of(system.pid("streams-app")) - appBefore);
                Speed all = Speed.of(load, seconds, ProcessorTime.of(system) - allBefore);
                base = base == 0 ? all.perSecond() : base;
                System.out.printf(
                        Locale.ROOT,
                        "%-32s %,8.0f orders/s (%.2f of single), %.1f s of processor time per 10,000, streams-app %.1f%n",
                        load,
                        all.perSecond(),
                        all.perSecond() / base,
                        all.cpu(),
                        app.cpu());
                if (load.priced()) {
                    comparable.put(load, all);
                }
                try (growth) {
                    print(growth.count(), load.count());
                }
            }
        }
    }

    /**
     * Returns the seconds that half as many orders take; what they cause later is over then, and counts for no load.
     */
    private double warm(LocalSystem system, OrderTopics topics) {
        try (LogGrowth growth = LogGrowth.fromNowOn(system.bootstrapServers())) {
            double seconds = topics.run(new OrderLoad("warm", orders / 2, 1, false, true));
            growth.settle();
            return seconds;
        }
    }

    /** The budget of an order: all that it makes anyone write, its request included. */
    private static void print(List<LogGrowth.Growth> growth, int orders) {
        System.out.printf(
                Locale.ROOT,
                "  per order: %.1f records, and %.1f transaction markers%n",
                growth.stream().mapToDouble(LogGrowth.Growth::records).sum() / orders,
                growth.stream().mapToDouble(LogGrowth.Growth::markers).sum() / orders);
        for (LogGrowth.Growth topic : growth) {
            if (topic.records() + topic.markers() >= orders * WORTH_A_LINE) {
                System.out.printf(
                        Locale.ROOT,
                        "    %6.2f + %5.2f %s%n",
                        (double) topic.records() / orders,
                        (double) topic.markers() / orders,
                        topic.topic());
            }
        }
    }

    private void latency() throws Exception {
        try (LocalSystem system = system("latency", true)) {
            new OrderTopics(system).supply();
            for (OrderLoad load : List.of(
                    new OrderLoad("latency-1", 0, 1, false, true),
                    new OrderLoad("latency-3", 0, 3, false, true),
                    new OrderLoad("latency-p", 0, 1, false, false))) {
                System.out.printf(
                        "POST to final state at 50 orders/s, %s: %s%n",
                        load, new OrderLatency(system.apiUrl()).run(load).line());
            }
        }
    }

    private LocalSystem system(String name, boolean withExecutors) {
        LocalSystem system = LocalSystem.builder(folder.file(name))
                .freePorts()
                .only("postgres", "redis", "mail", "kafka", "registry", "setup", "streams-app", "query-api")
                .env("streams-app", "EXECUTORS", Boolean.toString(withExecutors))
                .env("streams-app", "CDC_WATCH", "false")
                .build();
        Started.start(system);
        return system;
    }
}
