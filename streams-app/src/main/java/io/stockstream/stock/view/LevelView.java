package io.stockstream.stock.view;

import io.stockstream.platform.view.ViewEntries;
import io.stockstream.platform.view.ViewFunction;
import io.stockstream.platform.view.ViewRecord;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keeps the newest level of every sku and warehouse, and the index of what each warehouse holds: an entry is there
 * while there is stock.
 */
final class LevelView implements ViewFunction<StockLevel, StockLevel> {

    @Override
    public void apply(ViewRecord<StockLevel> incoming, ViewEntries<StockLevel> entries) {
        StockLevel now = incoming.value();
        StockLevel before = entries.row(incoming.key());
        if (now != null && before != null && now.getVersion() < before.getVersion()) {
            // A topology that replays everything under another application id publishes old states again.
            return;
        }
        entries.putRow(incoming.key(), incoming.received());
        entries.mark(listed(incoming.key(), before), listed(incoming.key(), now));
    }

    /** The entry of a level in one warehouse while there is stock; {@code null} is a level that is gone. */
    private static Set<Bytes> listed(Bytes row, StockLevel level) {
        String key = new String(row.get(), StandardCharsets.UTF_8);
        return level != null && level.getOnHand() > 0 && StockLevelKey.isOfWarehouse(key)
                ? Set.of(WarehouseStockKey.of(StockLevelKey.warehouse(key), StockLevelKey.sku(key)))
                : Set.of();
    }
}
