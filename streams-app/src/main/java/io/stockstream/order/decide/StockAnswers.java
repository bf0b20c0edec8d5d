package io.stockstream.order.decide;

import io.stockstream.order.Allocation;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.StockAnswer;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Translates answers of stock into the words of orders. */
public final class StockAnswers {

    private StockAnswers() {}

    static StockAnswer of(ReservationDecided decided, LogPosition command) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (ReservationAllocation each : decided.getAllocations()) {
            units.merge(each.getWarehouseId(), each.getQuantity(), Math::addExact);
        }
        List<Allocation> allocations = new ArrayList<>();
        units.forEach((warehouse, quantity) -> allocations.add(new Allocation(warehouse, quantity)));
        return new StockAnswer(
                decided.getSku(),
                decided.getQuantity(),
                isHeld(decided),
                decided.getAvailable(),
                allocations,
                command,
                decided.getState() == ReservationState.WAITING);
    }

    /** Whether it answers a question of an order. */
    public static boolean isAnswer(ReservationDecided decided) {
        return decided.getCommand() == ReservationCommand.RESERVE || decided.getCommand() == ReservationCommand.SELL;
    }

    /** Whether the units belong to the order. */
    public static boolean isHeld(ReservationDecided decided) {
        return decided.getState() == ReservationState.HELD || decided.getState() == ReservationState.COMMITTED;
    }

    /** Why the order cannot be fulfilled. Lines released before were too late as well, whatever released them. */
    static OrderReason reason(ReservationDecided refused) {
        ReservationRefusal refusal = refused.getReason() == null ? ReservationRefusal.UNKNOWN : refused.getReason();
        return switch (refusal) {
            case UNKNOWN_SKU -> OrderReason.UNKNOWN_SKU;
            case TOO_MANY_ALLOCATIONS -> OrderReason.TOO_MANY_ALLOCATIONS;
            case ALREADY_RELEASED -> OrderReason.TIMED_OUT;
            case INSUFFICIENT_STOCK, NOT_HELD, UNKNOWN -> OrderReason.INSUFFICIENT_STOCK;
        };
    }

    /** The lines with the units that are held for those of the sku. */
    static List<OrderLine> allocated(List<OrderLine> lines, ReservationDecided held) {
        List<OrderLine> result = new ArrayList<>(lines.size());
        int part = 0;
        for (OrderLine line : lines) {
            result.add(held.getSku().equals(line.getSku()) ? Lines.allocated(line, units(held, part++)) : line);
        }
        return result;
    }

    /** Units of one part of a reservation, which is one line of the sku. */
    static List<Allocation> units(ReservationDecided held, int part) {
        return held.getAllocations().stream()
                .filter(each -> each.getPart() == part)
                .map(each -> new Allocation(each.getWarehouseId(), each.getQuantity()))
                .toList();
    }
}
