package io.stockstream.catalogue.lookup.decide;

import io.stockstream.catalogue.Product;

/**
 * What is known of a sku.
 *
 * @param holder the product that has it; {@code null} when none has
 * @param leftVersion version of the last row that had it and left it; {@code null} when there is a holder, or nothing
 *     was ever known
 */
public record SkuState(Product holder, Long leftVersion) {}
