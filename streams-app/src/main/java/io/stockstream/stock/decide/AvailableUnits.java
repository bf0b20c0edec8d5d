package io.stockstream.stock.decide;

import io.stockstream.stock.StockLevel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Units of a sku in one warehouse that are not held for orders. In its natural order the fullest warehouse is the
 * first; among equals it is the first by id, in the order of their UTF-8 bytes, which is that of the stores.
 *
 * @param units at least 1
 */
public record AvailableUnits(String warehouseId, long units) implements Comparable<AvailableUnits> {

    /** Those of a level in one warehouse. */
    public static AvailableUnits of(StockLevel level) {
        return new AvailableUnits(level.getWarehouseId(), Levels.available(level));
    }

    @Override
    public int compareTo(AvailableUnits other) {
        return units != other.units
                ? Long.compare(other.units, units)
                : Arrays.compareUnsigned(bytes(warehouseId), bytes(other.warehouseId));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
