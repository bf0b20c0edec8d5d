package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.order.OrderRequested;
import io.stockstream.platform.runtime.Application;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;

/**
 * {@code bench kill}: {@code kill -9} of streams-app under a load of orders, and whether anything shows of it
 * afterwards.
 */
@CommandLine.Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description =
                "Kills streams-app (SIGKILL) at random moments of a load of orders, starts it again, checks the books, and compares every store with those of an undisturbed run of the same log. Exit code 1 if anything differs.")
final class KillBench implements Callable<Integer> {

    private static final String VICTIM = "streams-app";

    /** Of the load, so that each kill comes while orders are under way. */
    private static final double EARLIEST = 0.05;

    private static final double LATEST = 0.9;

    /** Long enough to hit any place in a transaction. */
    private static final int MOST_DELAY_MILLIS = 300;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LULL = Duration.ofSeconds(2);
    private static final int SHOWN = 20;
    private static final int ORDERS_PER_TRANSFER = 10;

    @CommandLine.Option(names = "--orders", defaultValue = "20000", description = "orders (${DEFAULT-VALUE})")
    private int orders;

    @CommandLine.Option(names = "--kills", defaultValue = "5", description = "kills (${DEFAULT-VALUE})")
    private int kills;

    @CommandLine.Option(
            names = "--rate",
            defaultValue = "400",
            description = "requests a second, whether streams-app runs or not (${DEFAULT-VALUE})")
    private int rate;

    @CommandLine.Option(
            names = "--seed",
            description = "of the load and of the moments; without it another one each time")
    private Long seed;

    @CommandLine.Option(names = "--no-executors", description = "no mails and no invoices")
    private boolean noExecutors;

    private final List<String> violations = new ArrayList<>();
    private LocalSystem system;

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create();
        long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        System.out.printf("seed %d; logs in %s%n", chosen, folder.path());
        try (LocalSystem started = system(folder)) {
            system = started;
            Started.start(system);
            run(new MixedOrders(orders, chosen), new Random(chosen));
        }
        violations.stream().limit(SHOWN).forEach(System.out::println);
        if (!violations.isEmpty()) {
            System.out.printf("NOT as if nothing had happened: %d findings; seed %d%n", violations.size(), chosen);
            return 1;
        }
        System.out.println("as if nothing had happened");
        folder.delete();
        return 0;
    }

    private LocalSystem system(RunFolder folder) {
        return UndisturbedRun.configure(LocalSystem.builder(folder.file("system"))
                        .freePorts()
                        .only("postgres", "redis", "mail", "kafka", "registry", "setup", VICTIM)
                        .env(VICTIM, "EXECUTORS", Boolean.toString(!noExecutors))
                        .env(VICTIM, "CDC_WATCH", "false"))
                .build();
    }

    private void run(MixedOrders load, Random random) throws Exception {
        CatalogueTables tables = new CatalogueTables(system);
        loadCatalogue(tables);
        disturb(load, random);
        settle();
        try (CommittedLog log = new CommittedLog(system.bootstrapServers())) {
            ShopAudit audit = new ShopAudit(system, log);
            violations.addAll(audit.violations(orders));
            System.out.printf(
                    Locale.ROOT,
                    "books: %,d orders, %,d processed, %,d failed; %d violations%n",
                    orders,
                    audit.processed().size(),
                    audit.decided().size() - audit.processed().size(),
                    violations.size());
            if (!noExecutors) {
                violations.addAll(new Effects(system, tables).violations(audit.decided(), audit.processed()));
                System.out.printf(
                        Locale.ROOT,
                        "effects: %,d mails, %,d invoices%n",
                        audit.decided().size(),
                        audit.processed().size());
            }
            rest();
            compare(log);
        }
    }

    private void loadCatalogue(CatalogueTables tables) throws Exception {
        tables.pauseSchedules();
        tables.insertProducts(MixedOrders.SKUS);
        SnapshotClock clock = new SnapshotClock(system, MixedOrders.SKUS);
        system.start("connect");
        System.out.println("catalogue: " + clock.await());
        system.stop("connect");
    }

    /** Places all orders; returns when each has come to its end. */
    private void disturb(MixedOrders load, Random random) throws Exception {
        try (DecidedOrders decided = new DecidedOrders(system);
                ExecutorService sender = Executors.newSingleThreadExecutor()) {
            long begin = System.nanoTime();
            Future<?> sending = sender.submit(() -> send(load));
            for (int moment : moments(random)) {
                decided.await(moment, PATIENCE);
                kill(decided, random);
            }
            decided.await(orders, PATIENCE);
            sending.get();
            System.out.printf(Locale.ROOT, "all orders at their end after %.0f s%n", (System.nanoTime() - begin) / 1e9);
        }
    }

    /** Numbers of decided orders, in their order. */
    private List<Integer> moments(Random random) {
        return random.doubles(kills, EARLIEST, LATEST)
                .sorted()
                .mapToObj(part -> (int) (part * orders))
                .toList();
    }

    private void kill(DecidedOrders decided, Random random) {
        Waiting.pause(Duration.ofMillis(random.nextInt(MOST_DELAY_MILLIS)));
        system.kill(VICTIM);
        long begin = System.nanoTime();
        system.start(VICTIM);
        System.out.printf(
                Locale.ROOT,
                "killed after %,d orders; ready again after %.1f s%n",
                decided.count(),
                (System.nanoTime() - begin) / 1e9);
    }

    private void send(MixedOrders load) {
        try (TopicWriter<MovementReported> facts = new TopicWriter<>(system, Topics.MOVEMENTS);
                TopicWriter<OrderRequested> requests = new TopicWriter<>(system, Topics.ORDER_REQUESTS)) {
            load.supplies().forEach(fact -> facts.write(fact.getSku(), fact));
            long begin = System.nanoTime();
            int sent = 0;
            for (OrderRequested request : load.requests()) {
                requests.write(request.getOrderId(), request);
                if (sent % ORDERS_PER_TRANSFER == 0) {
                    load.transfer(sent).forEach(fact -> facts.write(fact.getSku(), fact));
                }
                sent++;
                long ahead = sent * 1_000_000_000L / rate - (System.nanoTime() - begin);
                if (ahead > 0) {
                    Waiting.pause(Duration.ofNanos(ahead));
                }
            }
        }
    }

    /** An order that has come to its end may still give back what it held, and its mail and invoice come later. */
    private void settle() {
        try (LogGrowth growth = LogGrowth.fromNowOn(system.bootstrapServers())) {
            growth.settle(LULL);
        }
    }

    /** Stops streams-app when it has read everything; what its end leaves unread it reads after another start. */
    private void rest() {
        List<String> groups = List.of(Application.SHOP.id(), Application.VIEWS.id(), Application.BACKGROUND.id());
        try (ReadUp read = new ReadUp(system.bootstrapServers())) {
            Waiting.until(() -> read.is(groups), PATIENCE);
            system.stop(VICTIM);
            while (!read.is(groups)) {
                system.start(VICTIM);
                settle();
                Waiting.until(() -> read.is(groups), PATIENCE);
                system.stop(VICTIM);
            }
        }
    }

    private void compare(CommittedLog log) {
        UndisturbedRun undisturbed = new UndisturbedRun(system);
        long begin = System.nanoTime();
        undisturbed.run();
        System.out.printf(Locale.ROOT, "undisturbed run: %.0f s%n", (System.nanoTime() - begin) / 1e9);
        if (!undisturbed.hasSameDecisions(log)) {
            violations.add("the undisturbed run decides otherwise");
        }
        if (!new StoreComparison(system, log).isSame()) {
            violations.add("the undisturbed run ends with other stores");
        }
    }
}
