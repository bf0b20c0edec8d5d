package io.stockstream.stock.http;

import io.stockstream.movement.MovementKey;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The newest movements that this process accepted. While the stock topology lags and the stores cannot tell whether a
 * movement exists, this process still knows that it was accepted.
 */
@Component
final class AcceptedMovements {

    private static final int MOST = 10_000;

    /** A movement that no store knows after this time has become a dead letter. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Accepted(String sku, long atNanos) {

        boolean isPending() {
            return System.nanoTime() - atNanos < LONGEST.toNanos();
        }
    }

    private final NavigableMap<String, Accepted> byKey = new TreeMap<>();
    private final Deque<Map.Entry<String, Accepted>> oldestFirst = new ArrayDeque<>();

    synchronized void add(MovementReported fact) {
        String key = MovementKey.of(fact.getMovementId(), fact.getSku());
        Accepted accepted = new Accepted(fact.getSku(), System.nanoTime());
        byKey.put(key, accepted);
        oldestFirst.add(Map.entry(key, accepted));
        if (oldestFirst.size() > MOST) {
            Map.Entry<String, Accepted> oldest = oldestFirst.remove();
            byKey.remove(oldest.getKey(), oldest.getValue());
        }
    }

    /**
     * The movements accepted here under an id, one for each sku; none that another process accepted, or that was
     * accepted too long ago.
     */
    synchronized List<MovementView> find(String movementId) {
        String prefix = MovementKey.all(movementId);
        return byKey.subMap(prefix, true, prefix + Character.MAX_VALUE, true).values().stream()
                .filter(Accepted::isPending)
                .map(accepted -> MovementView.pending(movementId, accepted.sku()))
                .toList();
    }
}
