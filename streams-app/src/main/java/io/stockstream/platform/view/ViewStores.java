package io.stockstream.platform.view;

import io.stockstream.movement.MovementKey;
import io.stockstream.stock.view.WarehouseStockKey;

/** The stores of the stock-views topology. Their names are those of folders, and stay. */
public final class ViewStores {

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

    private ViewStores() {}
}
