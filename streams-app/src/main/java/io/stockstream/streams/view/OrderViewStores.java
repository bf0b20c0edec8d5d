package io.stockstream.streams.view;

import io.stockstream.order.KeptDecision;
import io.stockstream.order.Order;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.StateSerde;
import io.stockstream.streams.runtime.StoreKind;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the order-views topology. Their names are part of changelog topics' names and stay for ever. */
public final class OrderViewStores {

    /** Order by id; restored from orders.orders itself. */
    public static final String ORDERS = "orders";

    /** Index: orders by status and by user, newest first; keys of {@link OrderIndexKey}, no values. */
    public static final String INDEX = "order-index";

    /** Decisions by order, in their order; keys of {@link OrderDecisionKey}. */
    public static final String DECISIONS = "order-decisions";

    private OrderViewStores() {}

    static StoreBuilder<KeyValueStore<String, Order>> orders(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(ORDERS),
                        Serdes.String(),
                        PatientSerde.of(serdes.value(Topics.ORDERS)))
                .withLoggingDisabled();
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> index() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(INDEX), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Bytes, KeptDecision>> decisions() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(DECISIONS), Serdes.Bytes(), StateSerde.of(KeptDecision.class))
                .withLoggingEnabled(Map.of());
    }
}
