package io.stockstream.streams.view;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.WarehouseStock;
import java.util.List;
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
        List<WarehouseStock> held = before == null ? List.of() : before.getWarehouses();
        levels.put(incoming.key(), now);
        for (WarehouseStock stock : now.getWarehouses()) {
            boolean isHeld = stock.getOnHand() > 0;
            if (isHeld != wasHeld(held, stock.getWarehouseId())) {
                index.put(
                        WarehouseStockKey.of(stock.getWarehouseId(), now.getSku()), isHeld ? ViewStores.PRESENT : null);
            }
        }
    }

    private static boolean wasHeld(List<WarehouseStock> before, String warehouseId) {
        for (WarehouseStock stock : before) {
            if (stock.getWarehouseId().equals(warehouseId)) {
                return stock.getOnHand() > 0;
            }
        }
        return false;
    }
}
