package io.stockstream.streams.stock;

import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the warehouses that serve a reservation, part by part, each from what the previous parts leave. Parts that name
 * a warehouse come first, because they have no choice, so a reservation is refused only when it cannot be met. Any
 * other part takes from the warehouse with the most available units, the first by id among equals, and only the rest
 * from the next one; so it comes from a single warehouse wherever one can serve it.
 */
final class Allocator {

    private final StockLevel level;
    private final Map<String, Long> available = new TreeMap<>();
    private final List<ReservationAllocation> allocations = new ArrayList<>();
    private long total;

    /** The allocator's result. */
    sealed interface Result {

        /**
         * Every part is served.
         *
         * @param allocations ordered by part, at least one for each
         */
        record Served(List<ReservationAllocation> allocations) implements Result {}

        /**
         * A part cannot be served, so none is.
         *
         * @param available units that are available where that part may come from, before any part is served
         */
        record Insufficient(long available) implements Result {}
    }

    private Allocator(StockLevel level) {
        this.level = level;
        this.total = Levels.available(level);
        for (WarehouseStock stock : level.getWarehouses()) {
            available.put(stock.getWarehouseId(), Levels.available(stock));
        }
    }

    /** Serves all the parts or none. */
    static Result allocate(StockLevel level, List<ReservationPart> parts) {
        return new Allocator(level).serve(parts);
    }

    private Result serve(List<ReservationPart> parts) {
        Result.Insufficient namedRefusal = serve(parts, true);
        Result.Insufficient refusal = namedRefusal == null ? serve(parts, false) : namedRefusal;
        if (refusal != null) {
            return refusal;
        }
        allocations.sort(Comparator.comparingInt(ReservationAllocation::getPart));
        return new Result.Served(allocations);
    }

    /** Serves the parts that name a warehouse, or those that do not; {@code null} when all of them were. */
    private Result.Insufficient serve(List<ReservationPart> parts, boolean named) {
        for (int index = 0; index < parts.size(); index++) {
            ReservationPart part = parts.get(index);
            if ((part.getWarehouseId() != null) != named) {
                continue;
            }
            if (availableFor(part) < part.getQuantity()) {
                return new Result.Insufficient(
                        named ? Levels.available(level, part.getWarehouseId()) : Levels.available(level));
            }
            if (named) {
                take(index, part.getWarehouseId(), part.getQuantity());
            } else {
                takeFromAny(index, part.getQuantity());
            }
        }
        return null;
    }

    private long availableFor(ReservationPart part) {
        return part.getWarehouseId() == null ? total : available.getOrDefault(part.getWarehouseId(), 0L);
    }

    private void takeFromAny(int part, long quantity) {
        long missing = quantity;
        while (missing > 0) {
            String fullest = fullest();
            long units = Math.min(missing, available.get(fullest));
            take(part, fullest, units);
            missing -= units;
        }
    }

    private void take(int part, String warehouseId, long units) {
        allocations.add(new ReservationAllocation(part, warehouseId, units));
        available.merge(warehouseId, -units, Long::sum);
        total -= units;
    }

    private String fullest() {
        String fullest = null;
        long most = 0;
        for (Map.Entry<String, Long> warehouse : available.entrySet()) {
            if (warehouse.getValue() > most) {
                fullest = warehouse.getKey();
                most = warehouse.getValue();
            }
        }
        return fullest;
    }
}
