package io.stockstream.bench;

import io.stockstream.bench.SystemSizes.Size;
import io.stockstream.local.LocalSystem;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code bench sizes}: what a movement, an order and a task take, in each topic, changelog and store. */
@CommandLine.Command(
        name = "sizes",
        mixinStandardHelpOptions = true,
        description =
                "Bytes per movement, order and task in each topic, changelog and store, in Markdown for docs/scaling.md: written / newest of each key; of a store on disk after compaction / keys and values.")
final class SizesBench implements Callable<Integer> {

    private static final String APP = "streams-app";
    private static final Duration LULL = Duration.ofSeconds(3);

    @CommandLine.Option(
            names = "--things",
            defaultValue = "5000",
            description = "movements, orders of either kind, and tasks (${DEFAULT-VALUE})")
    private int things;

    private final SizeTable table = new SizeTable();
    private LocalSystem system;
    private SystemSizes sizes;
    private Map<SizeRow, Size> before;

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create();
        System.out.println("logs in " + folder.path());
        try (LocalSystem started = LocalSystem.builder(folder.file("system"))
                .freePorts()
                .only("postgres", "redis", "mail", "kafka", "registry", "setup", APP)
                .env(APP, "CDC_WATCH", "false")
                .build()) {
            system = started;
            sizes = new SystemSizes(system, folder);
            Started.start(system);
            run();
        }
        folder.delete();
        return 0;
    }

    private void run() {
        OrderTopics orders = new OrderTopics(system);
        MixedOrders movements = new MixedOrders(things, 1);
        orders.supply();
        supply(movements);
        before = atRest();
        measure("movement", () -> move(movements));
        measure("order, 1 line", () -> orders.run(new OrderLoad("one", things, 1, false, true)));
        measure("order, 3 lines", () -> orders.run(new OrderLoad("three", things, 3, false, true)));
        measure("task", () -> new TaskTopics(system).run("size", things));
        System.out.printf(Locale.ROOT, "%nbytes of one, from %,d of each:%n%n", things);
        table.print();
    }

    private void measure(String load, Runnable action) {
        system.start(APP);
        action.run();
        Map<SizeRow, Size> after = atRest();
        table.add(load, things, before, after);
        before = after;
    }

    /** The sizes when nothing moves any more; streams-app is stopped then. */
    private Map<SizeRow, Size> atRest() {
        try (LogGrowth growth = LogGrowth.fromNowOn(system.bootstrapServers())) {
            growth.settle(LULL);
        }
        system.stop(APP);
        return sizes.read();
    }

    private void supply(MixedOrders movements) {
        try (TopicWriter<MovementReported> facts = new TopicWriter<>(system, Topics.MOVEMENTS)) {
            movements.supplies().forEach(fact -> facts.write(fact.getSku(), fact));
        }
    }

    private void move(MixedOrders movements) {
        try (TopicWriter<MovementReported> facts = new TopicWriter<>(system, Topics.MOVEMENTS)) {
            for (int number = 0; number < things; number++) {
                movements.transfer(number).forEach(fact -> facts.write(fact.getSku(), fact));
            }
        }
    }
}
