package io.stockstream.stock;

/**
 * Keys of stock.levels: the sku for all its warehouses together; for one of them the sku, a zero character, which no id
 * contains, and the warehouse's id. All of a sku lie in the partition of the sku alone, in one range of a sorted store.
 */
public final class StockLevelKey {

    private static final char SEPARATOR = '\0';

    private StockLevelKey() {}

    /** The key of a level. */
    public static String of(StockLevel level) {
        return level.getWarehouseId() == null ? level.getSku() : of(level.getSku(), level.getWarehouseId());
    }

    /** The key of a sku in one warehouse. */
    public static String of(String sku, String warehouseId) {
        return warehouses(sku) + warehouseId;
    }

    /** The common prefix of the keys of a sku in its single warehouses. */
    public static String warehouses(String sku) {
        return sku + SEPARATOR;
    }

    /** The sku in a key. */
    public static String sku(String key) {
        int end = key.indexOf(SEPARATOR);
        return end < 0 ? key : key.substring(0, end);
    }

    /** The warehouse in a key that has one. */
    public static String warehouse(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }

    /** Whether it is the key of a sku in one warehouse. */
    public static boolean isOfWarehouse(String key) {
        return key.indexOf(SEPARATOR) >= 0;
    }
}
