package io.stockstream.stock.view;

import io.stockstream.platform.view.SortedKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the index of what warehouses hold: a zero byte, warehouse, then sku. */
public final class WarehouseStockKey {

    private WarehouseStockKey() {}

    /** The entry of a sku. */
    static Bytes of(String warehouseId, String sku) {
        return SortedKey.derived().text(warehouseId).last(sku).bytes();
    }

    /**
     * Lowest key of a page: after the last sku of the previous page, or the first of the warehouse when {@code null}.
     */
    public static Bytes from(String warehouseId, String afterSku) {
        SortedKey key = SortedKey.derived().text(warehouseId);
        return afterSku == null ? key.bytes() : key.last(afterSku).after().bytes();
    }

    /** Highest key of the warehouse. */
    public static Bytes to(String warehouseId) {
        return SortedKey.derived().text(warehouseId).end().bytes();
    }

    /** The sku of an entry of the warehouse. */
    public static String sku(Bytes key, String warehouseId) {
        int start = warehouseId.getBytes(StandardCharsets.UTF_8).length + 2;
        return new String(key.get(), start, key.get().length - start, StandardCharsets.UTF_8);
    }
}
