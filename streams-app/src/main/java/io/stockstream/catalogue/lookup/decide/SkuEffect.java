package io.stockstream.catalogue.lookup.decide;

import io.stockstream.catalogue.Product;

/** What a decision on a sku asks the processor to do. */
public sealed interface SkuEffect {

    /**
     * The sku belongs to this product now.
     *
     * @param product the product's row
     */
    record Hold(Product product) implements SkuEffect {}

    /**
     * The sku belongs to no product now.
     *
     * @param version of the last row that had it
     */
    record Free(long version) implements SkuEffect {}

    /**
     * The view ends with a record that does not hold; say again what holds.
     *
     * @param truth what holds
     */
    record Correct(SkuChange truth) implements SkuEffect {}
}
