package io.stockstream.streams.view;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest level of every sku, and the index of what each warehouse holds: an entry is there while there is stock. */
final class LevelViewProcessor extends ContextualProcessor<String, StockLevel, Void, Void> {

    private KeyValueStore<String, StockLevel> levels;
    private KeyValueStore<Bytes, byte[]> index;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        levels = context.getStateStore(ViewStores.STOCK_LEVELS);
        index = context.getStateStore(ViewStores.WAREHOUSE_STOCK);
    }

    @Override
    public void process(Record<String, StockLevel> incoming) {
        StockLevel now = incoming.value();
        StockLevel before = levels.get(incoming.key());
        if (now != null && before != null && now.getVersion() < before.getVersion()) {
            // A topology that replays everything under another application id publishes old states again.
            return;
        }
        Set<String> wanted = holding(now);
        Set<String> present = holding(before);
        levels.put(incoming.key(), now);
        present.stream().filter(id -> !wanted.contains(id)).forEach(id -> index.delete(key(id, incoming)));
        wanted.stream()
                .filter(id -> !present.contains(id))
                .forEach(id -> index.put(key(id, incoming), ViewStores.PRESENT));
    }

    private static Bytes key(String warehouseId, Record<String, StockLevel> incoming) {
        return WarehouseStockKey.of(warehouseId, incoming.key());
    }

    /** Ids of the warehouses that hold stock; none for {@code null}, a level that is gone. */
    private static Set<String> holding(StockLevel level) {
        return level == null
                ? Set.of()
                : level.getWarehouses().stream()
                        .filter(stock -> stock.getOnHand() > 0)
                        .map(WarehouseStock::getWarehouseId)
                        .collect(Collectors.toSet());
    }
}
