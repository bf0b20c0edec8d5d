package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import java.util.HashMap;
import java.util.Map;

/** Totals of the accepted ends of movements, computed from the decisions alone. */
final class MovementTotals {

    private final Map<String, Map<String, Ends>> bySku = new HashMap<>();

    /** Units of each end; {@code null} while it is not accepted. */
    private record Ends(Long sent, Long arrived) {}

    void accepted(StockDecided decided) {
        Map<String, Ends> movements = bySku.computeIfAbsent(decided.getSku(), unused -> new HashMap<>());
        Ends before = movements.getOrDefault(decided.getMovementId(), new Ends(null, null));
        boolean departs = decided.getEvent() == MovementEvent.DEPARTURE;
        unless((departs ? before.sent() : before.arrived()) == null, "An end was accepted twice: %s", decided);
        movements.put(
                decided.getMovementId(),
                departs
                        ? new Ends(decided.getQuantity(), before.arrived())
                        : new Ends(before.sent(), decided.getQuantity()));
    }

    void compare(StockLevel level) {
        long received = 0;
        long inTransit = 0;
        long lost = 0;
        long surplus = 0;
        for (Ends ends : bySku.getOrDefault(level.getSku(), Map.of()).values()) {
            if (ends.sent() == null) {
                received += ends.arrived();
            } else if (ends.arrived() == null) {
                inTransit += ends.sent();
            } else {
                lost += Math.max(0, ends.sent() - ends.arrived());
                surplus += Math.max(0, ends.arrived() - ends.sent());
            }
        }
        unless(
                received == level.getReceived()
                        && inTransit == level.getInTransit()
                        && lost == level.getLost()
                        && surplus == level.getSurplus(),
                "The accepted movements add up to received %d, in transit %d, lost %d, surplus %d: %s",
                received,
                inTransit,
                lost,
                surplus,
                level);
    }
}
