package io.stockstream.simulation.check;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Free units of a sku, by warehouse. */
final class Units {

    private final Map<String, Long> byWarehouse = new TreeMap<>();

    /**
     * Wanted units.
     *
     * @param warehouseId {@code null} for any warehouse
     */
    record Wanted(long quantity, String warehouseId) {}

    /**
     * @param levels every level by its key
     */
    Units(String sku, NavigableMap<String, StockLevel> levels) {
        warehouses(sku, levels)
                .forEach(level -> byWarehouse.put(level.getWarehouseId(), level.getOnHand() - level.getReserved()));
    }

    /**
     * The levels of a sku in single warehouses.
     *
     * @param levels every level by its key
     */
    static Collection<StockLevel> warehouses(String sku, NavigableMap<String, StockLevel> levels) {
        String prefix = StockLevelKey.warehouses(sku);
        return levels.subMap(prefix, true, prefix + Character.MAX_VALUE, true).values();
    }

    /** Whether there is enough for all of them together; those that any warehouse may serve come last. */
    boolean meet(List<Wanted> all) {
        Map<String, Long> left = new TreeMap<>(byWarehouse);
        return all.stream()
                .sorted(Comparator.comparing(wanted -> wanted.warehouseId() == null))
                .allMatch(wanted -> isTaken(left, wanted));
    }

    private static boolean isTaken(Map<String, Long> left, Wanted wanted) {
        long missing = wanted.quantity();
        for (Map.Entry<String, Long> warehouse : left.entrySet()) {
            if (wanted.warehouseId() == null || wanted.warehouseId().equals(warehouse.getKey())) {
                long taken = Math.min(missing, warehouse.getValue());
                warehouse.setValue(warehouse.getValue() - taken);
                missing -= taken;
            }
        }
        return missing == 0;
    }

    @Override
    public String toString() {
        return byWarehouse.toString();
    }
}
