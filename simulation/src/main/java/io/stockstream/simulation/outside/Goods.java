package io.stockstream.simulation.outside;

import java.util.List;
import java.util.Random;

/** The skus and warehouses of a history: few, so that all participants compete for the same. */
final class Goods {

    static final List<String> SKUS = List.of("sku-1", "sku-2", "sku-3", "sku-4");
    static final List<String> WAREHOUSES = List.of("wh-a", "wh-b", "wh-c");

    /** A sku that never is in stock. */
    static final String NOWHERE = "sku-nowhere";

    private Goods() {}

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** True with this probability, in percent. */
    static boolean chance(int percent, Random random) {
        return random.nextInt(100) < percent;
    }
}
