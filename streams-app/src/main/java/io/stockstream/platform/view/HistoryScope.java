package io.stockstream.platform.view;

import java.util.Optional;

/**
 * Whose history: that of a product, of a warehouse, or of a product in a warehouse.
 *
 * @param sku the product, if given
 * @param warehouseId the warehouse, if given
 */
public record HistoryScope(Optional<String> sku, Optional<String> warehouseId) {

    public HistoryScope {
        if (sku.isEmpty() && warehouseId.isEmpty()) {
            throw new IllegalArgumentException("A history needs product_id or warehouse_id");
        }
    }

    public static HistoryScope product(String sku) {
        return new HistoryScope(Optional.of(sku), Optional.empty());
    }

    public static HistoryScope warehouse(String warehouseId) {
        return new HistoryScope(Optional.empty(), Optional.of(warehouseId));
    }

    public static HistoryScope both(String sku, String warehouseId) {
        return new HistoryScope(Optional.of(sku), Optional.of(warehouseId));
    }

    /** A key that starts with this scope. */
    SortedKey key() {
        if (sku.isPresent() && warehouseId.isPresent()) {
            return SortedKey.derived().scope('b').text(sku.get()).text(warehouseId.get());
        }
        return sku.isPresent()
                ? SortedKey.derived().scope('p').text(sku.get())
                : SortedKey.derived().scope('w').text(warehouseId.orElseThrow());
    }
}
