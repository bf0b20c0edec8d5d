package io.stockstream.catalogue.topology;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.Product;
import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.StoreKind;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedKeyValueStore;

/** The stores of the catalogue topology. Their names are part of the changelog topics' names and stay for ever. */
public final class CatalogueStores {

    /** The newest row, or the mark of its deletion, by {@link CatalogueKey}. Marks stay for ever. */
    public static final String ROWS = "catalogue-rows";

    /** Number of live rows by {@link CatalogueKey} of a bucket; where there are none, there is no entry. */
    public static final String COUNTS = "catalogue-counts";

    /** What a product was at a time in the past, by id. */
    public static final String PRODUCT_HISTORY = "product-history";

    private CatalogueStores() {}

    static StoreBuilder<KeyValueStore<Bytes, CatalogueEntry>> rows() {
        return Stores.keyValueStoreBuilder(
                        StoreKind.ROCKSDB.keyValue(ROWS), Serdes.Bytes(), StateSerde.of(CatalogueEntry.class))
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<Bytes, Long>> counts() {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(COUNTS), Serdes.Bytes(), Serdes.Long())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<VersionedKeyValueStore<String, Product>> productHistory() {
        return ProductHistory.store(PRODUCT_HISTORY);
    }
}
