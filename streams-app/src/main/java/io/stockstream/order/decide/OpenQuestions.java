package io.stockstream.order.decide;

import io.stockstream.order.OrderState;
import io.stockstream.order.StockQuestion;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationDecided;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What stock still has to answer to the orders that collect answers. On the heap alone, for some orders at a time: it
 * follows from what is stored.
 */
public final class OpenQuestions {

    /** Orders that are kept here; an order has up to 1,000 questions. */
    private static final int MOST_ORDERS = 100;

    /** In the order of their last use. */
    private final Map<String, Known> byOrder = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * What is known of an order.
     *
     * @param rounds of the open questions, by sku
     * @param places where its units are
     * @param collected how many answers it has collected
     */
    private record Known(Map<String, Integer> rounds, Lines.Places places, int collected) {

        static Known of(OrderState state, int collected) {
            Map<String, Integer> rounds = new HashMap<>();
            for (StockQuestion each : Questions.open(state.getQuestions())) {
                rounds.put(each.getSku(), each.getRound());
            }
            return new Known(rounds, Lines.Places.of(state.getOrder().getLines()), collected);
        }

        Lines.Places with(ReservationDecided held) {
            return places.with(held.getAllocations().stream()
                    .map(ReservationAllocation::getWarehouseId)
                    .toList());
        }
    }

    /**
     * Whether nothing follows from held units but that they are held: they were asked for, others are still missing,
     * and the order can hold them.
     *
     * @param state gives the order with all that was collected
     * @param collected gives the number of its answers
     */
    public boolean leavesOthers(ReservationDecided held, Supplier<OrderState> state, Supplier<Integer> collected) {
        String orderId = held.getOrderId();
        if (!byOrder.containsKey(orderId)) {
            keep(orderId, Known.of(state.get(), collected.get()));
        }
        Known known = byOrder.get(orderId);
        Integer round = known.rounds().get(held.getSku());
        return round != null
                && round == held.getRound()
                && known.rounds().size() > 1
                && known.with(held).fit();
    }

    /** How many answers the order has collected; empty when that is not known here. */
    public OptionalInt collected(String orderId) {
        Known known = byOrder.get(orderId);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known.collected());
    }

    /** An answer that leaves others was collected. */
    public void collect(ReservationDecided held) {
        Known before = byOrder.get(held.getOrderId());
        before.rounds().remove(held.getSku());
        keep(held.getOrderId(), new Known(before.rounds(), before.with(held), before.collected() + 1));
    }

    /** The order has been decided on, and has so many answers now. */
    public void of(OrderState state, int collected) {
        keep(state.getOrder().getOrderId(), Known.of(state, collected));
    }

    private void keep(String orderId, Known known) {
        byOrder.put(orderId, known);
        if (byOrder.size() > MOST_ORDERS) {
            byOrder.remove(byOrder.keySet().iterator().next());
        }
    }

    /** The order collects no more. */
    public void forget(String orderId) {
        byOrder.remove(orderId);
    }
}
