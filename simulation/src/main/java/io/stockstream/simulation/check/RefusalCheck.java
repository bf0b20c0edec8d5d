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
import io.stockstream.stock.WarehouseStock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * No order is refused for want of stock that what is left at rest would meet, as a whole. Orders on skus of which more came in, or came back from
 * customers, after they had failed are left out: what they were refused for was true then.
 */
final class RefusalCheck implements Check {

    private final Codec codec;
    private final Map<String, Order> orders = new TreeMap<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final Map<String, Integer> supplied = new HashMap<>();
    private final Map<String, StockLevel> levels = new HashMap<>();
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
            orders.put(order.getOrderId(), order);
            if (order.getStatus() == OrderStatus.FAILED) {
                failed.putIfAbsent(order.getOrderId(), told);
            }
        } else if (topic.equals(Topics.STOCK_LEVELS.name())) {
            StockLevel level = codec.read(Topics.STOCK_LEVELS, emitted.written());
            levels.put(level.getSku(), level);
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
        String reservation = decided.getOrderId() + " " + decided.getSku();
        if (decided.getState() == ReservationState.COMMITTED) {
            sold.add(reservation);
        } else if (decided.getState() == ReservationState.RELEASED && sold.remove(reservation)) {
            supplied.put(decided.getSku(), told);
        }
    }

    @Override
    public void atRest() {
        for (Order order : orders.values()) {
            boolean refused =
                    order.getStatus() == OrderStatus.FAILED && order.getReason() == OrderReason.INSUFFICIENT_STOCK;
            if (refused && !isSuppliedSince(order)) {
                unless(!canBeMet(order), "An order was refused that %s would meet: %s", left(order), order);
            }
        }
    }

    private boolean isSuppliedSince(Order order) {
        int since = failed.get(order.getOrderId());
        return order.getLines().stream().anyMatch(line -> supplied.getOrDefault(line.getSku(), 0) > since);
    }

    /** Units by sku and warehouse, of the skus of the order. */
    private Map<String, Map<String, Long>> left(Order order) {
        Map<String, Map<String, Long>> left = new TreeMap<>();
        for (OrderLine line : order.getLines()) {
            Map<String, Long> byWarehouse = new TreeMap<>();
            StockLevel level = levels.get(line.getSku());
            for (WarehouseStock stock : level == null ? List.<WarehouseStock>of() : level.getWarehouses()) {
                byWarehouse.put(stock.getWarehouseId(), stock.getOnHand() - stock.getReserved());
            }
            left.put(String.valueOf(line.getSku()), byWarehouse);
        }
        return left;
    }

    private boolean canBeMet(Order order) {
        Map<String, Map<String, Long>> left = left(order);
        List<OrderLine> namedFirst = order.getLines().stream()
                .sorted(Comparator.comparing(line -> line.getWarehouseId() == null))
                .toList();
        return namedFirst.stream().allMatch(line -> take(left.get(String.valueOf(line.getSku())), line));
    }

    private static boolean take(Map<String, Long> left, OrderLine line) {
        long missing = line.getQuantity();
        for (Map.Entry<String, Long> warehouse : left.entrySet()) {
            if (line.getWarehouseId() == null || line.getWarehouseId().equals(warehouse.getKey())) {
                long taken = Math.min(missing, warehouse.getValue());
                warehouse.setValue(warehouse.getValue() - taken);
                missing -= taken;
            }
        }
        return missing == 0;
    }
}
