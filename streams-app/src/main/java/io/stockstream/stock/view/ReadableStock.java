package io.stockstream.stock.view;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.schema.Topics;
import java.util.List;

/** The stores of the stock-views topology that can be read. */
public final class ReadableStock {

    /** Stock level by sku. */
    public static final ReadableStore LEVELS =
            new ReadableStore(StockViewsTopology.NAME, StockViewStores.STOCK_LEVELS, Topics.STOCK_LEVELS.name());

    /** Skus by warehouse. */
    public static final ReadableStore WAREHOUSES = new ReadableStore(
            StockViewsTopology.NAME, StockViewStores.STOCK_LEVELS, Topics.STOCK_LEVELS.name(), "warehouse-stock");

    /** Movement by id. */
    public static final ReadableStore MOVEMENTS =
            new ReadableStore(StockViewsTopology.NAME, StockViewStores.MOVEMENTS, Topics.STOCK_MOVEMENTS.name());

    /** Movements by product and warehouse. */
    public static final ReadableStore MOVEMENT_HISTORY = new ReadableStore(
            StockViewsTopology.NAME, StockViewStores.MOVEMENTS, Topics.STOCK_MOVEMENTS.name(), "movement-history");

    static final List<ReadableStore> ALL = List.of(LEVELS, WAREHOUSES, MOVEMENTS, MOVEMENT_HISTORY);

    private ReadableStock() {}
}
