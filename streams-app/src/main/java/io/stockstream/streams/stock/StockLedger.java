package io.stockstream.streams.stock;

import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stock of one task's skus, in its stores. Of a sku in few warehouses the fullest is found by looking at all of
 * them. For more there is an index, which costs two further writes for each change of what is available.
 */
final class StockLedger {

    /** Most warehouses of a sku that are looked through one by one. */
    static final int MOST_SCANNED = 16;

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
            scanned(all.getSku()).forEach(available -> fullest.put(FullestKey.of(all.getSku(), available), PRESENT));
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
        if (now.units() > 0) {
            fullest.put(FullestKey.of(sku, now), PRESENT);
        }
    }

    /** All that is available, from the levels themselves, in no particular order. */
    private List<AvailableUnits> scanned(String sku) {
        List<AvailableUnits> found = new ArrayList<>();
        try (KeyValueIterator<String, StockLevel> all =
                levels.prefixScan(StockLevelKey.warehouses(sku), new StringSerializer())) {
            while (all.hasNext()) {
                AvailableUnits available = AvailableUnits.of(all.next().value);
                if (available.units() > 0) {
                    found.add(available);
                }
            }
        }
        return found;
    }

    private static boolean isIndexed(StockLevel all) {
        return all.getWarehouseCount() > MOST_SCANNED;
    }

    private final class Stored implements Warehouses {

        private final StockLevel all;

        Stored(StockLevel all) {
            this.all = all;
        }

        @Override
        public StockLevel in(String warehouseId) {
            return levels.get(StockLevelKey.of(all.getSku(), warehouseId));
        }

        @Override
        public FullestFirst fullestFirst() {
            String sku = all.getSku();
            return isIndexed(all)
                    ? new Indexed(sku, fullest.range(FullestKey.from(sku, all.getMostAvailable()), FullestKey.to(sku)))
                    : FullestFirst.of(scanned(sku));
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
