package io.stockstream.streams.query;

import io.stockstream.stock.Movement;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import io.stockstream.streams.runtime.AvroJson;
import io.stockstream.streams.view.HistoryKey;
import io.stockstream.streams.view.HistoryScope;
import io.stockstream.streams.view.StockViewsTopology;
import io.stockstream.streams.view.WarehouseStockKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages of one partition of an index; whoever asks gathers the partitions. */
@RestController
@ConditionalOnTopology(StockViewsTopology.NAME)
final class ListController {

    /** One more than a page of the public API: by the extra one it knows that there is a next page. */
    private static final int MOST = 101;

    private final StoreReader reader;

    ListController(StoreReader reader) {
        this.reader = reader;
    }

    /** Movements, newest first, then by id. */
    @GetMapping("/store/movement-history")
    ObjectNode history(
            @RequestParam int partition,
            @RequestParam("product_id") Optional<String> sku,
            @RequestParam("warehouse_id") Optional<String> warehouseId,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam("before_at") Optional<Long> beforeAt,
            @RequestParam("before_id") Optional<String> beforeId,
            @RequestParam int limit) {
        HistoryScope scope = new HistoryScope(sku, warehouseId);
        Bytes first = beforeAt.isPresent() && beforeId.isPresent()
                ? HistoryKey.after(scope, beforeAt.get(), beforeId.get())
                : HistoryKey.before(scope, to.orElse(null));
        List<Bytes> keys = reader.keys(
                ReadableStore.MOVEMENT_HISTORY,
                partition,
                first,
                HistoryKey.downTo(scope, from.orElse(null)),
                Math.min(limit, MOST));
        return items(keys, key -> historyItem(partition, key));
    }

    /** What a warehouse holds, by sku. */
    @GetMapping("/store/warehouse-stock")
    ObjectNode warehouseStock(
            @RequestParam int partition,
            @RequestParam("warehouse_id") String warehouseId,
            @RequestParam Optional<String> after,
            @RequestParam int limit) {
        List<Bytes> keys = reader.keys(
                ReadableStore.WAREHOUSE_STOCK,
                partition,
                WarehouseStockKey.from(warehouseId, after.orElse(null)),
                WarehouseStockKey.to(warehouseId),
                Math.min(limit, MOST));
        return items(keys, key -> stockItem(partition, WarehouseStockKey.sku(key, warehouseId), warehouseId));
    }

    private Stream<ObjectNode> historyItem(int partition, Bytes key) {
        Optional<Movement> movement =
                reader.get(ReadableStore.MOVEMENTS, partition, HistoryKey.movementId(key), ReadMode.SURE);
        return movement.stream().map(found -> {
            ObjectNode item = JsonNodeFactory.instance.objectNode();
            item.put("at_micros", HistoryKey.atMicros(key));
            item.set("movement", AvroJson.of(found));
            return item;
        });
    }

    private Stream<ObjectNode> stockItem(int partition, String sku, String warehouseId) {
        Optional<StockLevel> level = reader.get(ReadableStore.STOCK_LEVELS, partition, sku, ReadMode.SURE);
        return level.stream()
                .flatMap(found -> found.getWarehouses().stream())
                .filter(stock -> stock.getWarehouseId().equals(warehouseId))
                .map(stock -> stockItem(sku, stock));
    }

    private static ObjectNode stockItem(String sku, WarehouseStock stock) {
        ObjectNode item = AvroJson.of(stock);
        item.put("sku", sku);
        return item;
    }

    private static ObjectNode items(List<Bytes> keys, Function<Bytes, Stream<ObjectNode>> item) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(keys.stream().flatMap(item).toList());
        return page;
    }
}
