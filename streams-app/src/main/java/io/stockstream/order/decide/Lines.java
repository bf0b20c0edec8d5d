package io.stockstream.order.decide;

import io.stockstream.order.Allocation;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.stock.StockLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The next state of lines. */
final class Lines {

    private Lines() {}

    /** Compares item by item: Avro's own lists cannot compare records with decimals. */
    static boolean same(List<?> some, List<?> others) {
        return new ArrayList<>(some).equals(others);
    }

    /**
     * Allocations, as far as they are limited.
     *
     * @param count how many
     * @param bytes of the ids of their warehouses
     */
    record Places(long count, long bytes) {

        static Places of(List<OrderLine> lines) {
            Places places = new Places(0, 0);
            for (OrderLine line : lines) {
                places = places.with(line);
            }
            return places;
        }

        /** These, and those of the line. */
        Places with(OrderLine line) {
            return with(line.getAllocations().stream()
                    .map(Allocation::getWarehouseId)
                    .toList());
        }

        /** These, and one in each of the warehouses. */
        Places with(List<String> warehouses) {
            return new Places(
                    count + warehouses.size(),
                    bytes + warehouses.stream().mapToLong(StockLimits::bytes).sum());
        }

        /** Whether an order can hold them: its state has to fit a record. */
        boolean fit() {
            return count <= StockLimits.MAX_ALLOCATIONS && bytes <= StockLimits.MAX_ALLOCATION_IDS;
        }
    }

    static OrderLine allocated(OrderLine line, List<Allocation> allocations) {
        return copy(line, allocations, line.getReason(), line.getAvailable());
    }

    /** Nothing is taken from anywhere any more. */
    static List<OrderLine> released(List<OrderLine> lines) {
        return lines.stream().map(line -> allocated(line, List.of())).toList();
    }

    /** Removes the allocations of these skus' lines. */
    static List<OrderLine> released(List<OrderLine> lines, Set<String> skus) {
        return lines.stream()
                .map(line -> skus.contains(line.getSku()) ? allocated(line, List.of()) : line)
                .toList();
    }

    /**
     * Marks the lines that could not be met.
     *
     * @param available units that were available; {@code null} when it is not about stock
     */
    static List<OrderLine> unmet(
            List<OrderLine> lines, Predicate<OrderLine> which, OrderReason reason, Long available) {
        return lines.stream()
                .map(line -> which.test(line) ? copy(line, line.getAllocations(), reason, available) : line)
                .toList();
    }

    /** Marks a line that could not be fulfilled for a reason other than stock. */
    static OrderLine unmet(OrderLine line, OrderReason reason) {
        return copy(line, line.getAllocations(), reason, null);
    }

    private static OrderLine copy(OrderLine line, List<Allocation> allocations, OrderReason reason, Long available) {
        return new OrderLine(
                line.getSku(),
                line.getProductId(),
                line.getName(),
                line.getQuantity(),
                line.getUnitPrice(),
                line.getWarehouseId(),
                allocations,
                reason,
                available);
    }
}
