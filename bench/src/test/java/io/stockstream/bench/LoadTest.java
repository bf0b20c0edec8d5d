package io.stockstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.CancelOrder;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Loads are what they say, or what is measured under them is something else. */
class LoadTest {

    @Test
    void shouldMakeTheSameOrdersForTheSameSeed() {
        List<OrderRequested> requests = new MixedOrders(2_000, 7).requests();

        assertThat(requests)
                .isEqualTo(new MixedOrders(2_000, 7).requests())
                .isNotEqualTo(new MixedOrders(2_000, 8).requests());
    }

    @Test
    void shouldPlaceEveryOrderBeforeItIsCancelled() {
        Set<String> placed = new HashSet<>();
        int cancelled = 0;
        int repeated = 0;

        for (OrderRequested request : new MixedOrders(2_000, 7).requests()) {
            if (request.getCommand() instanceof CancelOrder) {
                assertThat(placed).contains(request.getOrderId());
                cancelled++;
            } else {
                assertThat(((PlaceOrder) request.getCommand()).getLines()).hasSizeBetween(1, 3);
                repeated += placed.add(request.getOrderId()) ? 0 : 1;
            }
        }

        assertThat(placed).hasSize(2_000);
        assertThat(cancelled).isBetween(150, 350);
        assertThat(repeated).isBetween(50, 150);
    }

    @Test
    void shouldLetArriveWhatIsUnderWayAndThatOnce() {
        KnownMovements known = new KnownMovements(1_000, 3);
        Set<String> underWay = new HashSet<>();
        for (int movement = 0; movement < known.count(); movement++) {
            underWay.add(key(known.mark(movement).getSku(), known.mark(movement).getMovementId()));
        }

        known.facts(5_000).forEachRemaining(fact -> {
            boolean departs = fact.getEvent() == MovementEvent.DEPARTURE;
            assertThat(departs ? underWay.add(key(fact)) : underWay.remove(key(fact)))
                    .isTrue();
        });

        assertThat(underWay).hasSize(1_000);
    }

    private static String key(MovementReported fact) {
        return key(fact.getSku(), fact.getMovementId());
    }

    private static String key(String sku, String movement) {
        return sku + " " + movement;
    }
}
