package io.stockstream.stock.store;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreMovingException;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.platform.view.SortedKey;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.view.ReadableStock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.query.KeyQuery;

/** Reads of stock levels: of all warehouses together, of one, of each. */
public final class StockReads {

    private static final ReadableStore STORE = ReadableStock.LEVELS;

    /** How often a sku that changes while it is read is read again. */
    private static final int TRIES = 10;

    private final StoreReader reader;

    public StockReads(StoreReader reader) {
        this.reader = reader;
    }

    /** The level of all warehouses together; empty when the sku never was in stock. */
    public Optional<StockLevel> all(int partition, String sku, ReadMode mode) {
        return get(partition, sku, mode).filter(level -> level.getWarehouseId() == null);
    }

    /** The level in one warehouse; empty when it never held the sku. */
    public Optional<StockLevel> inWarehouse(int partition, String sku, String warehouseId, ReadMode mode) {
        return get(partition, StockLevelKey.of(sku, warehouseId), mode);
    }

    /**
     * The level of all warehouses together, which is there, then that in each of them by id, as one change left them.
     *
     * @throws StoreMovingException when the sku changes faster than it can be read
     */
    public List<StockLevel> each(int partition, String sku) {
        for (int tries = 0; tries < TRIES; tries++) {
            // The rest of a change was committed with what is there of it.
            List<StockLevel> levels = levels(partition, sku, tries == 0 ? ReadMode.AT_ONCE : ReadMode.FRESH);
            if (isWhole(levels)) {
                return levels;
            }
        }
        throw new StoreMovingException("The stock of %s changes faster than it can be read".formatted(sku));
    }

    private Optional<StockLevel> get(int partition, String key, ReadMode mode) {
        Bytes bytes = new SortedKey().last(key).bytes();
        return reader.ask(
                STORE, new TopicPartition(STORE.topic(), partition), KeyQuery.<Bytes, StockLevel>withKey(bytes), mode);
    }

    private List<StockLevel> levels(int partition, String sku, ReadMode mode) {
        return reader.list(
                STORE,
                new TopicPartition(STORE.topic(), partition),
                mode,
                new SortedKey().last(sku).bytes(),
                new SortedKey().text(sku).end().bytes(),
                StockLimits.MAX_WAREHOUSES + 1,
                (KeyValue<Bytes, StockLevel> entry) ->
                        Optional.of(entry.value).filter(level -> level.getSku().equals(sku)));
    }

    /** A change closes with the level of all together: while that is missing, a warehouse is newer. */
    private static boolean isWhole(List<StockLevel> levels) {
        if (levels.isEmpty()) {
            return false;
        }
        StockLevel all = levels.getFirst();
        return all.getWarehouseId() == null
                && levels.stream().allMatch(level -> level.getVersion() <= all.getVersion());
    }
}
