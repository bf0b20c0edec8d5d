package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * {@code bench catalogue}: reads by id from cache, stores and PostgreSQL; how soon a change shows; how fast a snapshot
 * is.
 */
@CommandLine.Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description =
                "Cached reads beside store reads and PostgreSQL reads (needs wrk), latency of changes, rate of a snapshot.")
final class CatalogueBench implements Callable<Integer> {

    private static final int USERS = 10_000;
    private static final List<String> SOURCES = List.of("cache", "store", "database");

    @CommandLine.Option(
            names = "--products",
            defaultValue = "100000",
            description = "rows of the snapshot (${DEFAULT-VALUE})")
    private int products;

    @CommandLine.Option(names = "--changes", defaultValue = "500", description = "changes timed (${DEFAULT-VALUE})")
    private int changes;

    @CommandLine.Option(
            names = "--seconds",
            defaultValue = "10",
            description = "length of each read round (${DEFAULT-VALUE})")
    private int seconds;

    @CommandLine.Option(
            names = "--rounds",
            defaultValue = "3",
            description = "read rounds per source (${DEFAULT-VALUE})")
    private int rounds;

    private RunFolder folder;
    private LocalSystem system;
    private CatalogueTables tables;

    @Override
    public Integer call() throws Exception {
        folder = RunFolder.create();
        try (LocalSystem started = LocalSystem.builder(folder.file("system"))
                .freePorts()
                .only("postgres", "redis", "kafka", "registry", "setup", "streams-app", "query-api")
                .env("query-api-store", "CATALOGUE_READS", "store")
                .env("query-api-database", "CATALOGUE_READS", "database")
                .build()) {
            system = started;
            Started.start(system);
            tables = new CatalogueTables(system);
            System.out.println("logs in " + folder.path());
            snapshot();
            reads();
            changes();
        }
        folder.delete();
        return 0;
    }

    private void snapshot() throws Exception {
        tables.insertUsers(USERS);
        tables.insertProducts(products);
        int rows = USERS + products;
        SnapshotClock clock = new SnapshotClock(system, rows);
        system.start("connect");
        System.out.println(clock.await());
    }

    /** Turn by turn, so that what else happens on the machine hits all of them. */
    private void reads() throws Exception {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("cache", system.apiUrl());
        for (String source : SOURCES.subList(1, SOURCES.size())) {
            system.addQueryApi("query-api-" + source, system.storeApiUrl("streams-app"));
            urls.put(source, system.url("query-api-" + source));
        }
        Wrk wrk = Wrk.randomIds(folder.path(), "/users/", USERS);
        for (String source : SOURCES) {
            wrk.run(urls.get(source), 2 * seconds);
        }
        for (int round = 1; round <= rounds; round++) {
            double cached = 0;
            for (String source : SOURCES) {
                Wrk.Figures figures = wrk.run(urls.get(source), seconds);
                cached = source.equals("cache") ? figures.perSecond() : cached;
                System.out.printf(
                        Locale.ROOT,
                        "round %d, GET /users/{id} from %-8s: %,8.0f requests/s (%.2f of cached), p50 %.2f ms, p99 %.2f ms%n",
                        round,
                        source,
                        figures.perSecond(),
                        figures.perSecond() / cached,
                        figures.p50(),
                        figures.p99());
            }
        }
        for (String source : SOURCES.subList(1, SOURCES.size())) {
            system.stop("query-api-" + source);
        }
    }

    private void changes() throws Exception {
        ChangeLatency latency = new ChangeLatency(system, tables);
        latency.run(changes / 5);
        ChangeLatency.Figures figures = latency.run(changes);
        System.out.println("from commit to cdc.products: " + figures.topic().line());
        System.out.println("from commit to the changed answer of GET /api/v1/products/{id}: "
                + figures.api().line());
    }
}
