package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * No order is refused for want of a sku of which enough is left at rest. Unsold stock only decreases unless goods come
 * in or are returned; if that happened after the refusal, the refusal was right at its time.
 */
final class RefusalCheck implements Check {

    private final Codec codec;
    private final Map<String, Order> orders = new TreeMap<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private final Map<String, Integer> supplied = new HashMap<>();
    private final NavigableMap<String, StockLevel> levels = new TreeMap<>();
    private final Set<String> sold = new HashSet<>();
    private int told;

    RefusalCheck(World world) {
        this.codec = world.codec();
    }

    @Override
    public void committed(Emitted emitted) {
        told++;
        String topic = emitted.partition().topic();
        if (topic.equals(Topics.ORDERS.name())) {
            Order order = codec.read(Topics.ORDERS, emitted.written());
            if (order == null) {
                return;
            }
            orders.put(order.getOrderId(), order);
        } else if (topic.equals(Topics.STOCK_LEVELS.name())) {
            StockLevel level = codec.read(Topics.STOCK_LEVELS, emitted.written());
            levels.put(StockLevelKey.of(level), level);
        } else if (topic.equals(Topics.STOCK_DECISIONS.name())) {
            StockDecided decided = codec.read(Topics.STOCK_DECISIONS, emitted.written());
            if (decided.getOutcome() == Outcome.ACCEPTED && decided.getEvent() == MovementEvent.ARRIVAL) {
                supplied.put(decided.getSku(), told);
            }
        } else if (topic.equals(Topics.RESERVATION_DECISIONS.name())) {
            reserved(codec.read(Topics.RESERVATION_DECISIONS, emitted.written()));
        }
    }

    private void reserved(ReservationDecided decided) {
        String reservation = reservation(decided.getOrderId(), decided.getSku());
        if (decided.getState() == ReservationState.REFUSED && !decided.getRepeated()) {
            refused.put(reservation, told);
        } else if (decided.getState() == ReservationState.COMMITTED) {
            sold.add(reservation);
        } else if (decided.getState() == ReservationState.RELEASED && sold.remove(reservation)) {
            supplied.put(decided.getSku(), told);
        }
    }

    @Override
    public void atRest() {
        for (Order order : orders.values()) {
            if (order.getStatus() == OrderStatus.FAILED && order.getReason() == OrderReason.INSUFFICIENT_STOCK) {
                wantedInVain(order).forEach((sku, wanted) -> compare(order, sku, wanted));
            }
        }
    }

    /** The units that the order wants of each sku it was refused for. */
    private static Map<String, List<Units.Wanted>> wantedInVain(Order order) {
        Map<String, List<Units.Wanted>> wanted = new TreeMap<>();
        for (OrderLine line : order.getLines()) {
            if (line.getReason() == OrderReason.INSUFFICIENT_STOCK) {
                wanted.computeIfAbsent(line.getSku(), unused -> new ArrayList<>())
                        .add(new Units.Wanted(line.getQuantity(), line.getWarehouseId()));
            }
        }
        return wanted;
    }

    private void compare(Order order, String sku, List<Units.Wanted> wanted) {
        Integer since = refused.get(reservation(order.getOrderId(), sku));
        unless(since != null, "Stock never refused %s to %s", sku, order);
        if (supplied.getOrDefault(sku, 0) <= since) {
            Units left = new Units(sku, levels);
            unless(!left.meet(wanted), "An order was refused for want of %s, and %s are left: %s", sku, left, order);
        }
    }

    private static String reservation(String orderId, String sku) {
        return orderId + " " + sku;
    }
}
