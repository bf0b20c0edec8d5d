package io.stockstream.api.decision;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Brings decisions and those who wait for them together. A watch is opened before its fact is sent, so that a decision can never
 * be missed, and it names the sku, so that all other decisions pass by without being decoded: with a ring of recent decisions
 * instead, every instance would decode everything that any instance ever decides.
 */
@Component
public final class DecisionBoard {

    private final Map<String, Set<DecisionWatch>> watchesBySku = new ConcurrentHashMap<>();
    private final Semaphore free;
    private final int limit;
    private volatile boolean closed;

    DecisionBoard(WaitSettings settings, MeterRegistry meters) {
        this.limit = settings.maxWaiters();
        this.free = new Semaphore(limit);
        Gauge.builder("stockstream.waiters", this, DecisionBoard::waiters)
                .description("Requests that wait for a decision")
                .register(meters);
    }

    /**
     * Begins to watch for the decision on a fact that is about to be sent.
     *
     * @throws ApiException when too many are waiting already
     */
    public DecisionWatch watch(MovementReported fact) {
        if (!free.tryAcquire()) {
            throw ApiException.of(
                    ProblemCode.TOO_MANY_WAITERS,
                    "%d requests are waiting already; ask again, or without Prefer: wait.".formatted(limit));
        }
        DecisionWatch watch = new DecisionWatch(fact, this::end);
        watchesBySku.compute(fact.getSku(), (sku, watches) -> {
            Set<DecisionWatch> all = watches == null ? ConcurrentHashMap.newKeySet() : watches;
            all.add(watch);
            return all;
        });
        if (closed) {
            watch.giveUp();
        }
        return watch;
    }

    /** Whether anyone wants decisions of this sku. */
    boolean isWatched(String sku) {
        return sku != null && watchesBySku.containsKey(sku);
    }

    /** Hands a decision to those who watch its sku. */
    void publish(StockDecided decision) {
        watchesBySku.getOrDefault(decision.getSku(), Set.of()).forEach(watch -> watch.offer(decision));
    }

    /** Lets all go: the application stops, and nobody shall wait for what cannot come any more. */
    void close() {
        closed = true;
        watchesBySku.values().forEach(watches -> watches.forEach(DecisionWatch::giveUp));
    }

    private void end(DecisionWatch watch) {
        watchesBySku.computeIfPresent(watch.sku(), (sku, watches) -> {
            if (watches.remove(watch)) {
                free.release();
            }
            return watches.isEmpty() ? null : watches;
        });
    }

    private int waiters() {
        return limit - free.availablePermits();
    }
}
