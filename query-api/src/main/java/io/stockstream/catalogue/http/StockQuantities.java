package io.stockstream.catalogue.http;

import io.stockstream.platform.cache.StockCache;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Units on hand over all warehouses: from Redis, and where it does not know them from the store of levels. */
@Component
class StockQuantities {

    private static final String LEVELS = "stock-levels";

    private final StockCache cache;
    private final StoreReads stores;
    private final boolean cached;

    StockQuantities(StockCache cache, StoreReads stores, CatalogueSettings settings) {
        this.cache = cache;
        this.stores = stores;
        this.cached = settings.reads() == CatalogueSettings.Source.CACHE;
    }

    private record Level(long onHand) {}

    /** Units by sku; a sku that never was in stock has none. */
    Map<String, Long> of(Collection<String> skus) {
        Map<String, Long> units = new HashMap<>(cached ? cache.read(skus) : Map.of());
        List<String> unknown =
                skus.stream().filter(sku -> !units.containsKey(sku)).distinct().toList();
        units.putAll(Parallel.map(unknown, this::stored));
        return units;
    }

    /** Without the barrier: a sku that came into stock this very moment may still show none. */
    private long stored(String sku) {
        StoreRequest request = StoreRequest.of(LEVELS)
                .with("sku", sku)
                .with("warehouses", "false")
                .with("barrier", "false");
        return stores.byKey(request, sku, Level.class).map(Level::onHand).orElse(0L);
    }
}
