package io.stockstream.streams.view;

import io.stockstream.movement.MovementKey;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.StoreKind;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the views topology. Their names are part of changelog topics' names and stay for ever. */
public final class ViewStores {

    /** Stock level by {@link io.stockstream.stock.StockLevelKey}; restored from stock.levels itself. */
    public static final String STOCK_LEVELS = "stock-levels";

    /** Movement by {@link MovementKey}; restored from stock.movements itself. */
    public static final String MOVEMENTS = "movements";

    /** Index: which skus a warehouse holds; keys of {@link WarehouseStockKey}, no values. */
    public static final String WAREHOUSE_STOCK = "warehouse-stock";

    /** Index: movements by product and by warehouse, newest first; keys of {@link HistoryKey}, no values. */
    public static final String MOVEMENT_HISTORY = "movement-history";

    /** The value of every index entry: the key holds everything. */
    static final byte[] PRESENT = {};

    private ViewStores() {}

    static StoreBuilder<KeyValueStore<Bytes, StockLevel>> stockLevels(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(STOCK_LEVELS),
                        Serdes.Bytes(),
                        PatientSerde.of(serdes.value(Topics.STOCK_LEVELS)))
                .withLoggingDisabled();
    }

    static StoreBuilder<KeyValueStore<Bytes, Movement>> movements(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(MOVEMENTS),
                        Serdes.Bytes(),
                        PatientSerde.of(serdes.value(Topics.STOCK_MOVEMENTS)))
                .withLoggingDisabled();
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> warehouseStock() {
        return index(WAREHOUSE_STOCK);
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> movementHistory() {
        return index(MOVEMENT_HISTORY);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> index(String name) {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }
}
