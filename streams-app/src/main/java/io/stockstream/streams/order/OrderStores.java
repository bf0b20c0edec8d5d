package io.stockstream.streams.order;

import io.stockstream.order.AnswerCount;
import io.stockstream.order.CollectedAnswer;
import io.stockstream.order.OrderState;
import io.stockstream.streams.runtime.StateSerde;
import io.stockstream.streams.runtime.StoreKind;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the orders topology. Their names are part of the changelog topics' names and stay for ever. */
public final class OrderStores {

    /** Horizons of {@link #BOOK}. */
    public static final String HORIZONS = "order-horizons";

    /** Orders and how far their sagas have come, by order id: the pending ones, and those that changed since the horizon. */
    public static final String BOOK = "orders-book";

    /**
     * The pending orders, oldest first, by {@link PendingOrders} key. Bounded by the orders under way, and every order comes and goes: in
     * RocksDB a check would walk over the marks of all that went.
     */
    public static final String PENDING = "orders-pending";

    /** What counts on within a partition, by name. */
    public static final String COUNTERS = "orders-counters";

    /** Counter: number of the next invoice; not there while none was written. */
    static final String NEXT_INVOICE = "next-invoice";

    /** How many answers large orders still lack, by order id. Bounded by the orders under way, like the pending ones. */
    public static final String COUNTS = "orders-answer-counts";

    /** Answers that large orders collect, by {@link CollectedAnswers} key. Bounded like the counts. */
    public static final String ANSWERS = "orders-answers";

    private OrderStores() {}

    static StoreBuilder<KeyValueStore<String, AnswerCount>> counts() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.MEMORY.keyValue(COUNTS), Serdes.String(), StateSerde.of(AnswerCount.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, CollectedAnswer>> answers() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.MEMORY.keyValue(ANSWERS), Serdes.String(), StateSerde.of(CollectedAnswer.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, OrderState>> book() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(BOOK), Serdes.String(), StateSerde.of(OrderState.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> pending() {
        return Stores.keyValueStoreBuilder(StoreKind.MEMORY.keyValue(PENDING), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, Long>> counters() {
        return Stores.keyValueStoreBuilder(StoreKind.MEMORY.keyValue(COUNTERS), Serdes.String(), Serdes.Long())
                .withLoggingEnabled(Map.of());
    }
}
