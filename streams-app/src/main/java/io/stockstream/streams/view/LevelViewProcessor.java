package io.stockstream.streams.view;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest level of every sku and warehouse, and the index of what each warehouse holds: an entry is there while there is stock. */
final class LevelViewProcessor extends ContextualProcessor<Bytes, StockLevel, Void, Void> {

    private KeyValueStore<Bytes, StockLevel> levels;
    private KeyValueStore<Bytes, byte[]> index;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        levels = context.getStateStore(ViewStores.STOCK_LEVELS);
        index = context.getStateStore(ViewStores.WAREHOUSE_STOCK);
    }

    @Override
    public void process(Record<Bytes, StockLevel> incoming) {
        StockLevel now = incoming.value();
        StockLevel before = levels.get(incoming.key());
        if (now != null && before != null && now.getVersion() < before.getVersion()) {
            // A topology that replays everything under another application id publishes old states again.
            return;
        }
        levels.put(incoming.key(), now);
        String key = new String(incoming.key().get(), StandardCharsets.UTF_8);
        if (StockLevelKey.isOfWarehouse(key) && isHolding(now) != isHolding(before)) {
            Bytes entry = WarehouseStockKey.of(StockLevelKey.warehouse(key), StockLevelKey.sku(key));
            index.put(entry, isHolding(now) ? ViewStores.PRESENT : null);
        }
    }

    /** Whether there is stock; none for {@code null}, a level that is gone. */
    private static boolean isHolding(StockLevel level) {
        return level != null && level.getOnHand() > 0;
    }
}
