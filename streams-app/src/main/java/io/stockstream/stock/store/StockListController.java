package io.stockstream.stock.store;

import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.platform.view.HistoryKey;
import io.stockstream.platform.view.HistoryScope;
import io.stockstream.stock.Movement;
import io.stockstream.stock.view.ReadableStock;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.stock.view.WarehouseStockKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.query.KeyQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages of one partition of an index; the caller merges the partitions. */
@RestController
@ConditionalOnTopology(StockViewsTopology.NAME)
final class StockListController {

    /** One more than a page of the public API: by the extra one it knows that there is a next page. */
    private static final int MOST = 101;

    private final StoreReader reader;
    private final StockReads stock;

    StockListController(StoreReader reader) {
        this.reader = reader;
        this.stock = new StockReads(reader);
    }

    /** Movements, newest first, then by id and sku. */
    @GetMapping("/store/movement-history")
    ObjectNode history(
            @RequestParam int partition,
            @RequestParam("product_id") Optional<String> sku,
            @RequestParam("warehouse_id") Optional<String> warehouseId,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam("before_at") Optional<Long> beforeAt,
            @RequestParam("before_id") Optional<String> beforeId,
            @RequestParam("before_sku") Optional<String> beforeSku,
            @RequestParam int limit) {
        HistoryScope scope = new HistoryScope(sku, warehouseId);
        Bytes first = beforeAt.isPresent() && beforeId.isPresent() && beforeSku.isPresent()
                ? HistoryKey.after(scope, beforeAt.get(), beforeId.get(), beforeSku.get())
                : HistoryKey.before(scope, to.orElse(null));
        return items(reader.list(
                ReadableStock.MOVEMENT_HISTORY,
                partition,
                first,
                HistoryKey.downTo(scope, from.orElse(null)),
                Math.min(limit, MOST),
                (KeyValue<Bytes, byte[]> entry) -> historyItem(partition, scope, entry.key)));
    }

    /** What a warehouse holds, by sku. */
    @GetMapping("/store/warehouse-stock")
    ObjectNode warehouseStock(
            @RequestParam int partition,
            @RequestParam("warehouse_id") String warehouseId,
            @RequestParam Optional<String> after,
            @RequestParam int limit) {
        return items(reader.list(
                ReadableStock.WAREHOUSES,
                partition,
                WarehouseStockKey.from(warehouseId, after.orElse(null)),
                WarehouseStockKey.to(warehouseId),
                Math.min(limit, MOST),
                (KeyValue<Bytes, byte[]> entry) ->
                        stockItem(partition, WarehouseStockKey.sku(entry.key, warehouseId), warehouseId)));
    }

    /**
     * Empty for an entry that no longer names its movement, which has changed since the page was begun.
     */
    private Optional<ObjectNode> historyItem(int partition, HistoryScope scope, Bytes key) {
        Optional<Movement> movement = reader.ask(
                ReadableStock.MOVEMENTS,
                new TopicPartition(ReadableStock.MOVEMENTS.topic(), partition),
                KeyQuery.<Bytes, Movement>withKey(HistoryKey.movement(scope, key)),
                ReadMode.SURE);
        return movement.filter(found -> HistoryKey.of(found).contains(key)).map(found -> {
            ObjectNode item = JsonNodeFactory.instance.objectNode();
            item.put("at_micros", HistoryKey.atMicros(scope, key));
            item.set("movement", AvroJson.of(found));
            return item;
        });
    }

    /** Empty for an entry of stock that has gone since then. */
    private Optional<ObjectNode> stockItem(int partition, String sku, String warehouseId) {
        return stock.inWarehouse(partition, sku, warehouseId, ReadMode.SURE)
                .filter(level -> level.getOnHand() > 0)
                .map(level -> StockJson.warehouse(level).put("sku", sku));
    }

    private static ObjectNode items(List<ObjectNode> items) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(items);
        return page;
    }
}
