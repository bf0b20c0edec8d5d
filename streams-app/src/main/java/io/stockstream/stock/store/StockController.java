package io.stockstream.stock.store;

import io.stockstream.movement.MovementKey;
import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.MissingException;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.platform.view.SortedKey;
import io.stockstream.stock.Movement;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.view.ReadableStock;
import io.stockstream.stock.view.StockViewsTopology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Look-ups by key and by id. */
@RestController
@ConditionalOnTopology(StockViewsTopology.NAME)
final class StockController {

    /** Most skus of one movement in an answer. */
    private static final int MOST_SKUS = 1_000;

    private final StoreReader reader;
    private final StockReads stock;
    private final PartitionCounts partitions;
    private final MovementIntake intake;

    StockController(StoreReader reader, PartitionCounts partitions, MovementIntake intake) {
        this.reader = reader;
        this.stock = new StockReads(reader);
        this.partitions = partitions;
        this.intake = intake;
    }

    /**
     * Stock of a sku: of all warehouses together, with {@code warehouses} of each of them too unless there are more
     * than {@code most}, or of the one that is named. Without {@code barrier} a sku that is not known here is answered
     * at once: for numbers that are only shown.
     */
    @GetMapping("/store/stock-levels")
    ObjectNode level(
            @RequestParam String sku,
            @RequestParam("warehouse_id") Optional<String> warehouseId,
            @RequestParam(defaultValue = "true") boolean warehouses,
            @RequestParam(defaultValue = "2147483647") int most,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "true") boolean barrier) {
        int partition = partitions.ofKey(ReadableStock.LEVELS.topic(), sku);
        ReadMode mode = ReadMode.of(fresh, barrier);
        StockLevel all = stock.all(partition, sku, mode).orElseThrow(() -> missing(sku));
        if (warehouses && warehouseId.isEmpty() && all.getWarehouseCount() <= most) {
            List<StockLevel> levels = stock.each(partition, sku);
            return StockJson.sku(levels.getFirst(), levels.subList(1, levels.size()));
        }
        return StockJson.sku(
                all,
                warehouseId.flatMap(id -> stock.inWarehouse(partition, sku, id, mode)).stream()
                        .toList());
    }

    private static MissingException missing(String sku) {
        return new MissingException("There is no stock level of " + sku);
    }

    /**
     * The movements of an id, one for each sku reported under it, sorted by sku; with {@code sku} only that one. The
     * answer is "none" only after all facts accepted so far have been decided on.
     */
    @GetMapping("/store/movements")
    ObjectNode movements(
            @RequestParam("movement_id") String movementId,
            @RequestParam Optional<String> sku,
            @RequestParam(defaultValue = "false") boolean fresh) {
        String id = movementId.toLowerCase(Locale.ROOT);
        List<ObjectNode> items = movements(id, sku, ReadMode.of(fresh, false));
        if (items.isEmpty()) {
            intake.await();
            items = movements(id, sku, ReadMode.WRITTEN);
        }
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.putArray("items").addAll(items);
        return found;
    }

    private List<ObjectNode> movements(String id, Optional<String> sku, ReadMode mode) {
        String topic = ReadableStock.MOVEMENTS.topic();
        SortedKey from = new SortedKey().last(MovementKey.all(id) + sku.orElse(""));
        return reader.list(
                ReadableStock.MOVEMENTS,
                new TopicPartition(topic, partitions.ofKey(topic, id)),
                mode,
                from.bytes(),
                sku.isPresent() ? from.bytes() : from.end().bytes(),
                MOST_SKUS,
                (KeyValue<Bytes, Movement> each) -> Optional.of(AvroJson.of(each.value)));
    }
}
