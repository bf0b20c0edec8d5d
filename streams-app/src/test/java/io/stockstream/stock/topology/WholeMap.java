package io.stockstream.stock.topology;

import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule of allocation as it is said, on a map of everything that is available: parts that name a warehouse first,
 * then each other from the warehouse that is the fullest at that moment, the first by id among equals.
 */
public final class WholeMap {

    private final Map<String, Long> available;

    public WholeMap(Map<String, Long> available) {
        this.available = Map.copyOf(available);
    }

    /** The allocations by part; what is available instead when a part cannot be served. */
    public Object allocate(List<ReservationPart> parts) {
        Map<String, Long> left = new TreeMap<>(available);
        List<ReservationAllocation> allocations = new ArrayList<>();
        for (boolean named : List.of(true, false)) {
            for (int index = 0; index < parts.size(); index++) {
                ReservationPart part = parts.get(index);
                if ((part.getWarehouseId() != null) == named && !serve(index, part, left, allocations)) {
                    return named ? available.getOrDefault(part.getWarehouseId(), 0L) : sum(available);
                }
            }
        }
        allocations.sort(Comparator.comparingInt(ReservationAllocation::getPart));
        return allocations;
    }

    private static boolean serve(
            int index, ReservationPart part, Map<String, Long> left, List<ReservationAllocation> allocations) {
        String wanted = part.getWarehouseId();
        if ((wanted == null ? sum(left) : left.getOrDefault(wanted, 0L)) < part.getQuantity()) {
            return false;
        }
        long missing = part.getQuantity();
        while (missing > 0) {
            String id = wanted == null ? fullest(left) : wanted;
            long units = Math.min(missing, left.get(id));
            allocations.add(new ReservationAllocation(index, id, units));
            left.merge(id, -units, Long::sum);
            missing -= units;
        }
        return true;
    }

    /** The first of the highest: the map is sorted by id. */
    private static String fullest(Map<String, Long> left) {
        return left.entrySet().stream()
                .reduce((first, second) -> second.getValue() > first.getValue() ? second : first)
                .orElseThrow()
                .getKey();
    }

    private static long sum(Map<String, Long> units) {
        return units.values().stream().mapToLong(Long::longValue).sum();
    }
}
