package io.stockstream.order.topology;

import io.stockstream.order.CollectedAnswer;
import io.stockstream.order.Collecting;
import io.stockstream.order.OrderState;
import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.StoreKind;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the orders topology. Their names are part of the changelog topics' names and stay for ever. */
public final class OrderStores {

    /** Horizons of {@link #BOOK}. */
    public static final String HORIZONS = "order-horizons";

    /** Orders that are not pending any more, by order id: those that changed since the horizon. */
    public static final String BOOK = "orders-book";

    /** Pending orders and how far their sagas have come, by order id. Bounded by the orders under way. */
    public static final String PENDING = "orders-pending";

    /** What counts on within a partition, by name. */
    public static final String COUNTERS = "orders-counters";

    /** Counter: number of the next invoice; not there while none was written. */
    static final String NEXT_INVOICE = "next-invoice";

    /** Which orders collect answers, by order id. Bounded by the orders under way, like the pending ones. */
    public static final String COLLECTING = "orders-collecting";

    /** Answers that large orders collect, by {@link CollectedAnswers} key. Bounded like them. */
    public static final String ANSWERS = "orders-answers";

    private OrderStores() {}

    static StoreBuilder<KeyValueStore<String, Collecting>> collecting() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.MEMORY.keyValue(COLLECTING), Serdes.String(), StateSerde.of(Collecting.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, CollectedAnswer>> answers() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.MEMORY.keyValue(ANSWERS), Serdes.String(), StateSerde.of(CollectedAnswer.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, OrderState>> book() {
        return orders(BOOK);
    }

    static StoreBuilder<KeyValueStore<String, OrderState>> pending() {
        return orders(PENDING);
    }

    private static StoreBuilder<KeyValueStore<String, OrderState>> orders(String name) {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(name), Serdes.String(), StateSerde.of(OrderState.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, Long>> counters() {
        return Stores.keyValueStoreBuilder(StoreKind.MEMORY.keyValue(COUNTERS), Serdes.String(), Serdes.Long())
                // Every processed order counts on; once per commit is enough.
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
