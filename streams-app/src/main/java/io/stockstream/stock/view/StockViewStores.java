package io.stockstream.stock.view;

import io.stockstream.movement.MovementKey;

/** The stores of the stock-views topology. Their names are those of folders, and stay. */
public final class StockViewStores {

    /**
     * Stock level by {@link io.stockstream.stock.StockLevelKey}. Derived: which skus a warehouse holds, marked by
     * {@link WarehouseStockKey}.
     */
    public static final String STOCK_LEVELS = "stock-levels";

    /**
     * Movement by {@link MovementKey}. Derived: movements by product and by warehouse, newest first, marked by
     * {@link HistoryKey}.
     */
    public static final String MOVEMENTS = "movements";

    private StockViewStores() {}
}
