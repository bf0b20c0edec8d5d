package io.stockstream.api.movement;

import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The newest movements that this process accepted. While stock is behind, and the stores cannot tell whether a movement is known, it is at least known here
 * that it was accepted.
 */
@Component
final class AcceptedMovements {

    private static final int MOST = 10_000;

    /** What no store knows after so long a time became a dead letter. */
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

    /** The movement as far as it is known here; empty when this process has not accepted it, or long ago. */
    synchronized Optional<MovementView> find(String movementId) {
        return Optional.ofNullable(byId.get(movementId))
                .filter(Accepted::isPending)
                .map(accepted -> MovementView.pending(movementId, accepted.sku()));
    }
}
