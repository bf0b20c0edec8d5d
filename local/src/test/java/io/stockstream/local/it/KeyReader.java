package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Reads the same skus over and over, while their partitions move from one instance to the other. */
final class KeyReader implements AutoCloseable {

    /** Two or so for each partition: which moves as a whole. */
    private static final int SKUS = 16;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Rest api;
    private final List<Rest> stores;
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().unstarted(this::readAll);
    private volatile boolean ended;

    KeyReader(LocalSystem system, List<String> instances) {
        this.api = new Rest(system.apiUrl());
        this.stores = instances.stream()
                .map(instance -> new Rest(system.storeApiUrl(instance)))
                .toList();
        new Cluster(system)
                .report(IntStream.range(0, SKUS)
                        .mapToObj(i -> Facts.arrival("KEY-" + i, "key-" + i, "A", 1L + i))
                        .toList());
    }

    /** Begins when both instances have partitions, and either answers for every key. */
    void begin(Duration limit) {
        await().atMost(limit).until(() -> owners().size() == stores.size());
        await().atMost(limit).until(() -> statuses().equals(Set.of(200)));
        for (Rest store : stores) {
            await().atMost(limit)
                    .until(() -> statuses(store, "/store/stock-levels?sku=").equals(Set.of(200)));
        }
        thread.start();
    }

    /** The different owners of all partitions. */
    private Set<String> owners() {
        Set<String> owners = new HashSet<>();
        stores.getFirst()
                .get("/store/owners")
                .body()
                .path("stores")
                .path("stock-levels")
                .path("owners")
                .forEach(owner -> owners.add(owner.asString()));
        return owners;
    }

    /** When the instance that stays owns everything, and has restored it. */
    void awaitReadable(Duration limit) {
        await().atMost(limit).until(() -> owners().size() == 1 && statuses().equals(Set.of(200)));
        await().atMost(limit).until(() -> api.get("/api/v1/schedules").status() == 200);
    }

    /** Whatever moved, a key that is there was never said to be missing, and all of them can be read again. */
    void assertNeverMissing(Duration limit) {
        await().atMost(limit).until(() -> statuses().equals(Set.of(200)));
        assertThat(seen).contains(200).isSubsetOf(200, 503);
    }

    private void readAll() {
        while (!ended) {
            seen.addAll(statuses());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Set<Integer> statuses() {
        return statuses(api, "/api/v1/stock/");
    }

    private static Set<Integer> statuses(Rest reader, String path) {
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < SKUS; i++) {
            statuses.add(reader.get(path + "KEY-" + i).status());
        }
        return statuses;
    }

    @Override
    public void close() {
        ended = true;
    }
}
