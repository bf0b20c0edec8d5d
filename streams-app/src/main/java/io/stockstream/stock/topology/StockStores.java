package io.stockstream.stock.topology;

import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.stock.Movement;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.StockLevel;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the stock topology. Their names are part of the changelog topics' names and stay for ever. */
public final class StockStores {

    /**
     * Levels by {@link io.stockstream.stock.StockLevelKey}: what decisions are made from. Bounded by the number of skus
     * and their warehouses.
     */
    public static final String LEDGER = "stock-ledger";

    /**
     * Index: the warehouses of a sku with available units, fullest first; keys of {@link FullestKey}, no values. Only
     * of skus in more warehouses than are looked through one by one.
     */
    public static final String FULLEST = "stock-fullest";

    /**
     * Movements by sku and movement id: the mark by which a repeated or matching event is known. Holds the movements
     * since the horizon, and goods in transit.
     */
    public static final String MARKS = "movement-marks";

    /** Horizons of {@link #MARKS}. */
    public static final String HORIZONS = "stock-horizons";

    /**
     * Reservations by sku and order id: the held units, and the mark that reveals a repeated or late command. Those of
     * the orders that are remembered.
     */
    public static final String RESERVATIONS = "stock-reservations";

    /**
     * Order ids of waiting reservations, by sku and ticket. Bounded by the number of open orders. Only ever read by a
     * single ticket, never by range, so deleted entries cost nothing.
     */
    public static final String WAITING = "stock-waiting";

    private static final char SEPARATOR = '\0';

    private StockStores() {}

    static StoreBuilder<KeyValueStore<String, StockLevel>> ledger(StoreKind kind) {
        return Stores.keyValueStoreBuilder(kind.keyValue(LEDGER), Serdes.String(), StateSerde.of(StockLevel.class))
                .withLoggingEnabled(Map.of());
    }

    /** Never on the heap: there a range copies all its keys before the first is read. */
    static StoreBuilder<KeyValueStore<Bytes, byte[]>> fullest() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(FULLEST), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, Movement>> marks(StoreKind kind) {
        return Stores.keyValueStoreBuilder(kind.keyValue(MARKS), Serdes.String(), StateSerde.of(Movement.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, Reservation>> reservations(StoreKind kind) {
        return Stores.keyValueStoreBuilder(
                        kind.keyValue(RESERVATIONS), Serdes.String(), StateSerde.of(Reservation.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, String>> waiting() {
        return Stores.keyValueStoreBuilder(StoreKind.MEMORY.keyValue(WAITING), Serdes.String(), Serdes.String())
                .withLoggingEnabled(Map.of());
    }

    /**
     * The key of a mark. The sku is part of it, so that decisions do not depend on which skus share a partition.
     */
    public static String markKey(String sku, String movementId) {
        return sku + SEPARATOR + movementId;
    }

    /** The sku of the key of a mark. */
    static String skuOf(String markKey) {
        return markKey.substring(0, markKey.indexOf(SEPARATOR));
    }

    /** The key of a place in the waiting list of a sku. */
    public static String ticketKey(String sku, long ticket) {
        return sku + SEPARATOR + ticket;
    }

    /** The key of what an order holds of a sku. */
    public static String reservationKey(String sku, String orderId) {
        return sku + SEPARATOR + orderId;
    }
}
