package io.stockstream.catalogue.lookup;

import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.topology.ProductHistory;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedKeyValueStore;

/** The stores of the lookups topology. Their names are part of changelog topics' names and stay for ever. */
public final class LookupStores {

    /** User by id; restored from catalogue.users itself. */
    public static final String USERS = "lookup-users";

    /** Address by id; restored from catalogue.addresses itself. */
    public static final String ADDRESSES = "lookup-addresses";

    /** What a product was at a time, by id. */
    public static final String PRODUCTS = "lookup-products";

    /** Which product had a sku at a time, by sku. */
    public static final String SKUS = "lookup-skus";

    /** Version of the last row that had a sku, by sku, while no product has it. */
    public static final String LEFT_SKUS = "lookup-left-skus";

    /** Version of a deleted user, address or product, by {@link DeletedRows#key}. */
    public static final String DELETED = "lookup-deleted";

    private LookupStores() {}

    /** Keeps a view of the catalogue as it is. */
    static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> rows(
            String name, Topic<String, V> view, AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(name), Serdes.String(), PatientSerde.of(serdes.value(view)))
                .withLoggingDisabled();
    }

    static StoreBuilder<VersionedKeyValueStore<String, Product>> products() {
        return ProductHistory.store(PRODUCTS);
    }

    static StoreBuilder<VersionedKeyValueStore<String, Product>> skus() {
        return ProductHistory.store(SKUS);
    }

    static StoreBuilder<KeyValueStore<String, Long>> leftSkus() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(LEFT_SKUS), Serdes.String(), Serdes.Long())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, Long>> deleted() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(DELETED), Serdes.String(), Serdes.Long())
                .withLoggingEnabled(Map.of());
    }
}
