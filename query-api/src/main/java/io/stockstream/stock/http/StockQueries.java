package io.stockstream.stock.http;

import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.Cursor;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Utf8Order;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads stock. */
@Component
public class StockQueries {

    private static final String LEVELS = "stock-levels";
    private static final String BY_WAREHOUSE = "warehouse-stock";
    /** Warehouses of a sku that anybody may ask for; more are read by a few at a time. */
    private static final String MOST_AT_ONCE = "500";

    private static final String CURSOR = "warehouse-stock-1";
    private static final Comparator<StoredLevel.OfWarehouse> BY_SKU =
            Comparator.comparing(StoredLevel.OfWarehouse::sku, Utf8Order.BYTES);

    private final StoreReads stores;

    StockQueries(StoreReads stores) {
        this.stores = stores;
    }

    /**
     * The stock of a sku; empty when it never was in stock anywhere.
     *
     * @param beforeMany called before a sku in many warehouses is read
     */
    Optional<StockView> stock(String sku, Runnable beforeMany) {
        StoreRequest request = levels(sku);
        Optional<StoredLevel> level = level(request.with("most", MOST_AT_ONCE), sku);
        if (level.isPresent() && !level.get().isComplete()) {
            beforeMany.run();
            level = level(request, sku);
        }
        return level.map(StockView::of);
    }

    /** The stock of a sku in one warehouse; empty when this warehouse never held it. */
    Optional<ProductStockView> product(String warehouseId, String sku) {
        return level(levels(sku).with("warehouse_id", warehouseId), sku)
                .flatMap(level -> level.warehouses().stream()
                        .filter(stock -> stock.warehouseId().equals(warehouseId))
                        .findFirst()
                        .map(stock -> ProductStockView.of(sku, stock)));
    }

    /** Returns when the stock of a sku shows everything that is committed so far. */
    public void awaitFresh(String sku) {
        level(levels(sku).with("warehouses", "false").with("fresh", "true"), sku);
    }

    /** A page of what a warehouse holds, by sku, over all partitions. */
    Page<WarehouseStockView> warehouse(String warehouseId, int limit, Optional<String> cursor) {
        // One more than wanted tells whether there is a next page.
        StoreRequest request = StoreRequest.of(BY_WAREHOUSE)
                .with("warehouse_id", warehouseId)
                .with("limit", Integer.toString(limit + 1));
        StoreRequest from = cursor.map(
                        text -> Cursor.decode(text, CURSOR, 1).parts().getFirst())
                .map(sku -> request.with("after", sku))
                .orElse(request);
        return Page.cut(
                        stores.everyPartition(from, StoredLevel.OfWarehouse.class),
                        BY_SKU,
                        limit,
                        last -> new Cursor(CURSOR, last.sku()))
                .map(WarehouseStockView::of);
    }

    private Optional<StoredLevel> level(StoreRequest request, String sku) {
        return stores.byKey(request, sku, StoredLevel.class);
    }

    private static StoreRequest levels(String sku) {
        return StoreRequest.of(LEVELS).with("sku", sku);
    }
}
