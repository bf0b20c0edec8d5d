package io.stockstream.catalogue.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes what other packages' tests need of this one. */
public final class CatalogueTestAccess {

    private CatalogueTestAccess() {}

    /** For a shop that has nothing. */
    public static EmptyStockWarning warningWithoutStock() {
        return new EmptyStockWarning(new Views(CatalogueTestAccess::nothing, List.of()));
    }

    /** For a shop that looks its stock up in its own way. */
    public static EmptyStockWarning warning(Function<Collection<String>, Map<String, Long>> stock) {
        return new EmptyStockWarning(new Views(stock, List.of()));
    }

    private static Map<String, Long> nothing(Collection<String> skus) {
        return skus.stream().collect(Collectors.toMap(sku -> sku, sku -> 0L));
    }
}
