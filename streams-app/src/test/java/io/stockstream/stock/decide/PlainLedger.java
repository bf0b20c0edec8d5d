package io.stockstream.stock.decide;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Stock in a plain map, without an index: the fullest warehouses are found by looking at all of them. */
final class PlainLedger {

    private final NavigableMap<String, StockLevel> levels = new TreeMap<>();

    /** {@code null} when the sku never was in stock. */
    SkuStock stock(String sku) {
        StockLevel all = levels.get(sku);
        return all == null ? null : SkuStock.of(all, new Stored(sku));
    }

    void save(SkuStock stock) {
        stock.changed().values().forEach(change -> put(change.now()));
        put(stock.all());
    }

    void put(StockLevel level) {
        levels.put(StockLevelKey.of(level), level);
    }

    /** The levels of single warehouses, by id. */
    List<StockLevel> warehouses(String sku) {
        String prefix = StockLevelKey.warehouses(sku);
        return List.copyOf(
                levels.subMap(prefix, true, prefix + Character.MAX_VALUE, true).values());
    }

    /** The levels of all warehouses together, by sku. */
    Map<String, StockLevel> all() {
        Map<String, StockLevel> all = new TreeMap<>(levels);
        all.keySet().removeIf(StockLevelKey::isOfWarehouse);
        return all;
    }

    /** Every level by its key. */
    Map<String, StockLevel> records() {
        return levels;
    }

    private final class Stored implements Warehouses {

        private final String sku;

        Stored(String sku) {
            this.sku = sku;
        }

        @Override
        public StockLevel in(String warehouseId) {
            return levels.get(StockLevelKey.of(sku, warehouseId));
        }

        @Override
        public FullestFirst fullestFirst() {
            return FullestFirst.of(warehouses(sku).stream()
                    .map(AvailableUnits::of)
                    .filter(available -> available.units() > 0)
                    .toList());
        }
    }
}
