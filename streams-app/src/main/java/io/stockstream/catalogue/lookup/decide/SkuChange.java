package io.stockstream.catalogue.lookup.decide;

import io.stockstream.catalogue.Product;
import java.util.ArrayList;
import java.util.List;

/** What a change of a product means for one sku. */
public sealed interface SkuChange {

    /** The sku. */
    String sku();

    /**
     * The product has the sku, or has it still.
     *
     * @param product the product's row
     */
    record Taken(Product product) implements SkuChange {

        @Override
        public String sku() {
            return product.getSku();
        }
    }

    /**
     * The product that had the sku has another one now, or is deleted.
     *
     * @param version of the last row of that product with this sku
     */
    record Left(String sku, long version) implements SkuChange {}

    /**
     * A removal of the sku's product without a version: an operator's tombstone.
     *
     * @param sku the sku
     */
    record Removed(String sku) implements SkuChange {}

    /**
     * The changes that a change of one product means.
     *
     * @param before the row before; {@code null} when none is known
     * @param now the row now; {@code null} when it is deleted
     */
    static List<SkuChange> of(Product before, Product now) {
        List<SkuChange> changes = new ArrayList<>();
        if (before != null && (now == null || !now.getSku().equals(before.getSku()))) {
            changes.add(new Left(before.getSku(), before.getVersion()));
        }
        if (now != null) {
            changes.add(new Taken(now));
        }
        return changes;
    }
}
