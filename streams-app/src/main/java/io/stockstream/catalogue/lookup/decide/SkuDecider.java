package io.stockstream.catalogue.lookup.decide;

import io.stockstream.catalogue.Product;
import java.util.List;

/**
 * Decides which product has a sku. A product's id and its sku lie in different partitions, so when a sku moves from one
 * product to another, their changes arrive in any order: "product 2 has it" may come before "product 1 had it" and
 * before "product 1 left it".
 *
 * <p>All rows of products draw their versions from one sequence, and the table has a sku only once, so whoever had a
 * sku later has the higher version. "Left" carries the version of the last row that had the sku. So the highest version
 * wins, and with equal versions "left" does: whatever the order and the repeats of changes, the result is the same. The
 * version stays known while no product has the sku, so that a late row does not bring its product back.
 *
 * <p>One order of events is indistinguishable: a product draws its version, then waits for another transaction that
 * changes the sku's holder twice. Then the sku has no product until the next change of the one that has it.
 *
 * <p>The view's last record of a sku must be the truth, but the losing change is on it already, possibly as the last.
 * So the truth is published again. That record is read like any other and, as it changes nothing, ends there.
 */
public final class SkuDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param known what is known of the sku
     * @param change of the same sku, as it stands on the view
     * @return what to do; empty when the change is already known
     */
    public List<SkuEffect> decide(SkuState known, SkuChange change) {
        return switch (change) {
            case SkuChange.Taken(Product product) -> taken(known, product);
            case SkuChange.Left left -> left(known, left);
            case SkuChange.Removed removed ->
                known.holder() == null
                        ? List.of()
                        : List.of(new SkuEffect.Free(known.holder().getVersion()));
        };
    }

    private static List<SkuEffect> taken(SkuState known, Product product) {
        long version = product.getVersion();
        Product holder = known.holder();
        if (holder == null) {
            return known.leftVersion() == null || version > known.leftVersion()
                    ? List.of(new SkuEffect.Hold(product))
                    : List.of(new SkuEffect.Correct(new SkuChange.Left(product.getSku(), known.leftVersion())));
        }
        if (version < holder.getVersion()) {
            return List.of(new SkuEffect.Correct(new SkuChange.Taken(holder)));
        }
        // The same version with other columns: an ALTER TABLE … USING has rewritten the row.
        return product.equals(holder) ? List.of() : List.of(new SkuEffect.Hold(product));
    }

    private static List<SkuEffect> left(SkuState known, SkuChange.Left left) {
        Product holder = known.holder();
        if (holder != null && left.version() < holder.getVersion()) {
            return List.of(new SkuEffect.Correct(new SkuChange.Taken(holder)));
        }
        boolean isNews = holder != null || known.leftVersion() == null || left.version() > known.leftVersion();
        return isNews ? List.of(new SkuEffect.Free(left.version())) : List.of();
    }
}
