package io.stockstream.stock.decide;

import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Finds the warehouses that serve a reservation, part by part, each from what the previous parts leave. Parts that name
 * a warehouse come first, because they have no choice, so a reservation is refused only when it cannot be met. Any
 * other part takes from the warehouse with the most available units, the first by id among equals, and only the rest
 * from the next one; so it comes from a single warehouse wherever one can serve it. It reads the warehouses
 * that it takes from and at most one more for each part, however many there are.
 */
final class Allocator {

    private final SkuStock stock;

    /** What is available now in the warehouses that were read, or have changed. */
    private final Map<String, Long> touched = new HashMap<>();

    /** Those of them with available units. */
    private final NavigableSet<AvailableUnits> left = new TreeSet<>();

    private final List<ReservationAllocation> allocations = new ArrayList<>();

    /** No warehouse that was not read yet has more than this. */
    private long mostUnread;

    /** The allocator's result. */
    sealed interface Result {

        /**
         * Every part is served.
         *
         * @param allocations ordered by part, at least one for each
         * @param mostElsewhere no other warehouse has more available units: an upper bound
         */
        record Served(List<ReservationAllocation> allocations, long mostElsewhere) implements Result {}

        /**
         * A part cannot be served, so none is.
         *
         * @param available units that are available where that part may come from, before any part is served
         */
        record Insufficient(long available) implements Result {}
    }

    private Allocator(SkuStock stock) {
        this.stock = stock;
        this.mostUnread = stock.all().getMostAvailable();
        stock.changed().values().forEach(change -> keep(change.now().getWarehouseId(), Levels.available(change.now())));
    }

    /** Serves all the parts or none. */
    static Result allocate(SkuStock stock, List<ReservationPart> parts) {
        Result.Insufficient shortage = shortage(stock.available(), parts);
        return shortage == null ? new Allocator(stock).serve(parts) : shortage;
    }

    /** What is missing for all the parts together; {@code null} when nothing is. */
    static Result.Insufficient shortage(SkuStock.Supply supply, List<ReservationPart> parts) {
        Map<String, Long> left = new HashMap<>();
        long leftInAll = supply.inAll();
        for (ReservationPart part : parts) {
            String id = part.getWarehouseId();
            if (id != null) {
                long units = left.computeIfAbsent(id, supply::in);
                if (units < part.getQuantity()) {
                    return new Result.Insufficient(supply.in(id));
                }
                left.put(id, units - part.getQuantity());
                leftInAll -= part.getQuantity();
            }
        }
        for (ReservationPart part : parts) {
            if (part.getWarehouseId() == null) {
                if (leftInAll < part.getQuantity()) {
                    return new Result.Insufficient(supply.inAll());
                }
                leftInAll -= part.getQuantity();
            }
        }
        return null;
    }

    private Result serve(List<ReservationPart> parts) {
        SkuStock.Supply supply = stock.available();
        for (int index = 0; index < parts.size(); index++) {
            ReservationPart part = parts.get(index);
            String id = part.getWarehouseId();
            if (id != null) {
                take(index, id, touched.computeIfAbsent(id, supply::in), part.getQuantity());
            }
        }
        if (parts.stream().anyMatch(part -> part.getWarehouseId() == null)) {
            serveFromAny(parts);
        }
        allocations.sort(Comparator.comparingInt(ReservationAllocation::getPart));
        long mostRead = left.isEmpty() ? 0 : left.first().units();
        return new Result.Served(allocations, Math.max(mostUnread, mostRead));
    }

    private void serveFromAny(List<ReservationPart> parts) {
        try (Warehouses.FullestFirst stored = stock.stored().fullestFirst()) {
            for (int index = 0; index < parts.size(); index++) {
                ReservationPart part = parts.get(index);
                long missing = part.getWarehouseId() == null ? part.getQuantity() : 0;
                while (missing > 0) {
                    AvailableUnits fullest = fullest(stored);
                    long units = Math.min(missing, fullest.units());
                    take(index, fullest.warehouseId(), fullest.units(), units);
                    missing -= units;
                }
            }
            if (!stored.hasNext()) {
                mostUnread = 0;
            }
        }
    }

    private AvailableUnits fullest(Warehouses.FullestFirst stored) {
        // One that is not read yet may come before those that were.
        while ((left.isEmpty() || left.first().units() <= mostUnread) && stored.hasNext()) {
            AvailableUnits next = stored.next();
            mostUnread = next.units();
            if (!touched.containsKey(next.warehouseId())) {
                keep(next.warehouseId(), next.units());
                break;
            }
        }
        if (left.isEmpty()) {
            throw new IllegalStateException("The warehouses of %s have fewer units than all of them together: %s"
                    .formatted(stock.all().getSku(), stock.all()));
        }
        return left.first();
    }

    private void take(int part, String warehouseId, long available, long units) {
        allocations.add(new ReservationAllocation(part, warehouseId, units));
        left.remove(new AvailableUnits(warehouseId, available));
        keep(warehouseId, available - units);
    }

    private void keep(String warehouseId, long available) {
        touched.put(warehouseId, available);
        if (available > 0) {
            left.add(new AvailableUnits(warehouseId, available));
        }
    }
}
