package io.stockstream.api.movement;

import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    private final Map<String, Accepted> byId = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Accepted> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(MovementReported fact) {
        byId.put(fact.getMovementId(), new Accepted(fact.getSku(), System.nanoTime()));
    }

    /** The movement as accepted here; empty when another process accepted it, or when that was too long ago. */
    synchronized Optional<MovementView> find(String movementId) {
        return Optional.ofNullable(byId.get(movementId))
                .filter(Accepted::isPending)
                .map(accepted -> MovementView.pending(movementId, accepted.sku()));
    }
}
