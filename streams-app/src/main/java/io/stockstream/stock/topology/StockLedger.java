package io.stockstream.stock.topology;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.decide.AvailableUnits;
import io.stockstream.stock.decide.SkuStock;
import io.stockstream.stock.decide.Warehouses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stock of one task's skus, in its stores. Of a sku in few warehouses the fullest is found by looking at all of
 * them. For more there is an index, which costs two further writes for each change of what is available.
 */
public final class StockLedger {

    /** Most warehouses of a sku that are looked through one by one. */
    public static final int MOST_SCANNED = 16;

    private static final byte[] PRESENT = {};

    private final KeyValueStore<String, StockLevel> levels;
    private final KeyValueStore<Bytes, byte[]> fullest;

    StockLedger(ProcessorContext<?, ?> context) {
        this.levels = context.getStateStore(StockStores.LEDGER);
        this.fullest = context.getStateStore(StockStores.FULLEST);
    }

    /** The stock; {@code null} when the sku never was in stock. */
    SkuStock stock(String sku) {
        StockLevel all = levels.get(sku);
        return all == null ? null : SkuStock.of(all, new Stored(all));
    }

    /** Stores what has changed. */
    void save(SkuStock stock) {
        StockLevel all = stock.all();
        boolean indexed = isIndexed(all);
        if (indexed && !isIndexed(stock.before())) {
            // Its first entries; those of the changed warehouses follow as at every change.
            scanned(all.getSku()).forEach(this::addToIndex);
        }
        for (SkuStock.Changed change : stock.changed().values()) {
            levels.put(StockLevelKey.of(change.now()), change.now());
            if (indexed) {
                index(change);
            }
        }
        levels.put(all.getSku(), all);
    }

    private void index(SkuStock.Changed change) {
        String sku = change.now().getSku();
        AvailableUnits now = AvailableUnits.of(change.now());
        AvailableUnits before = change.before() == null ? null : AvailableUnits.of(change.before());
        if (now.equals(before)) {
            return;
        }
        if (before != null && before.units() > 0) {
            fullest.delete(FullestKey.of(sku, before));
        }
        addToIndex(change.now());
    }

    private void addToIndex(StockLevel level) {
        AvailableUnits available = AvailableUnits.of(level);
        if (available.units() > 0) {
            fullest.put(FullestKey.of(level.getSku(), available), PRESENT);
        }
    }

    /** The levels of a sku in every warehouse. */
    private List<StockLevel> scanned(String sku) {
        List<StockLevel> found = new ArrayList<>();
        try (KeyValueIterator<String, StockLevel> all =
                levels.prefixScan(StockLevelKey.warehouses(sku), new StringSerializer())) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    private static boolean isIndexed(StockLevel all) {
        return all.getWarehouseCount() > MOST_SCANNED;
    }

    /** What is stored while one record is decided; each level is read once. */
    private final class Stored implements Warehouses {

        private final StockLevel all;
        private final Map<String, StockLevel> read = new HashMap<>();

        Stored(StockLevel all) {
            this.all = all;
        }

        @Override
        public StockLevel in(String warehouseId) {
            return read.computeIfAbsent(warehouseId, id -> levels.get(StockLevelKey.of(all.getSku(), id)));
        }

        @Override
        public FullestFirst fullestFirst() {
            String sku = all.getSku();
            if (isIndexed(all)) {
                return new Indexed(
                        sku, fullest.range(FullestKey.from(sku, all.getMostAvailable()), FullestKey.to(sku)));
            }
            List<StockLevel> each = scanned(sku);
            each.forEach(level -> read.put(level.getWarehouseId(), level));
            return FullestFirst.of(each.stream()
                    .map(AvailableUnits::of)
                    .filter(available -> available.units() > 0)
                    .toList());
        }
    }

    private record Indexed(String sku, KeyValueIterator<Bytes, byte[]> entries) implements Warehouses.FullestFirst {

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public AvailableUnits next() {
            return FullestKey.available(sku, entries.next().key);
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
