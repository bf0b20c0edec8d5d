package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Reads the same skus over and over, while their partitions move. */
final class KeyReader implements AutoCloseable {

    private static final int SKUS = 50;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Rest api;
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().unstarted(this::readAll);
    private volatile boolean ended;

    KeyReader(LocalSystem system) {
        this.api = new Rest(system.apiUrl());
        new Cluster(system)
                .report(IntStream.range(0, SKUS)
                        .mapToObj(i -> Facts.arrival("KEY-" + i, "key-" + i, "A", 1L + i))
                        .toList());
    }

    void begin(Duration limit) {
        await().atMost(limit).until(() -> statuses().equals(Set.of(200)));
        thread.start();
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
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < SKUS; i++) {
            statuses.add(api.get("/api/v1/stock/KEY-" + i).status());
        }
        return statuses;
    }

    @Override
    public void close() {
        ended = true;
    }
}
