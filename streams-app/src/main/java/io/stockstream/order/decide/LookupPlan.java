package io.stockstream.order.decide;

import io.stockstream.order.KnownRow;
import io.stockstream.order.LineRequested;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.Order;
import io.stockstream.order.PendingLookup;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.RowAsked;
import io.stockstream.order.RowVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** What must be looked up in the catalogue before stock is asked. */
public final class LookupPlan {

    /**
     * How often a row that must exist is asked for at once, within a second or two: a recently written row may still be
     * on its way. After that, checks ask for it.
     */
    public static final int MOST_ATTEMPTS = 10;

    /** A deletion sorts after the version that it deletes. */
    private static final Comparator<RowVersion> NEWEST_LAST =
            Comparator.comparingLong(RowVersion::getVersion).thenComparing(RowVersion::getDeleted);

    private LookupPlan() {}

    /** What is looked up. */
    record Name(LookupKind kind, String key) {}

    /**
     * Everything that a placed order needs, each item once.
     *
     * @param known what the order was placed against
     */
    static List<PendingLookup> of(PlaceOrder placed, List<KnownRow> known) {
        List<PendingLookup> lookups = new ArrayList<>();
        if (placed.getUserId() != null) {
            lookups.add(first(LookupKind.USER, Long.toString(placed.getUserId())));
        }
        if (placed.getDeliveryAddressId() != null) {
            lookups.add(first(LookupKind.ADDRESS, Long.toString(placed.getDeliveryAddressId())));
        }
        Set<Long> products = new LinkedHashSet<>();
        Set<String> skus = new LinkedHashSet<>();
        for (LineRequested line : placed.getLines()) {
            if (line.getProductId() != null) {
                products.add(line.getProductId());
            } else {
                // Even if the request states price and currency: a product that the catalogue no longer has is not
                // sold.
                skus.add(line.getSku());
            }
        }
        products.forEach(id -> lookups.add(first(LookupKind.PRODUCT, Long.toString(id))));
        skus.forEach(sku -> lookups.add(first(LookupKind.SKU, sku)));
        return known.isEmpty() ? lookups : against(lookups, known);
    }

    private static List<PendingLookup> against(List<PendingLookup> lookups, List<KnownRow> known) {
        Map<Name, RowVersion> versions = new HashMap<>();
        for (KnownRow row : known) {
            versions.merge(
                    new Name(row.getKind(), row.getKey()),
                    new RowVersion(row.getVersion(), row.getDeleted()),
                    BinaryOperator.maxBy(NEWEST_LAST));
        }
        return lookups.stream()
                .map(lookup -> new PendingLookup(
                        lookup.getKind(),
                        lookup.getKey(),
                        lookup.getAttempt(),
                        false,
                        false,
                        versions.get(name(lookup))))
                .toList();
    }

    static Name name(PendingLookup lookup) {
        return new Name(lookup.getKind(), lookup.getKey());
    }

    /**
     * The question to the catalogue. Prices are those of the time when the order was placed, or of the version that it
     * was placed against.
     */
    static LookupRequested request(Order order, List<PendingLookup> lookups) {
        return new LookupRequested(
                order.getOrderId(),
                order.getCreatedAt(),
                lookups.stream()
                        .map(lookup ->
                                new RowAsked(lookup.getKind(), lookup.getKey(), lookup.getAttempt(), lookup.getLeast()))
                        .toList());
    }

    /**
     * The lookup for a further attempt.
     *
     * @param last whether the order fails if the row is still missing
     */
    static PendingLookup next(PendingLookup lookup, boolean last) {
        return new PendingLookup(
                lookup.getKind(), lookup.getKey(), lookup.getAttempt() + 1, false, last, lookup.getLeast());
    }

    /** The lookup, answered without a row: no question is open until a check asks again. */
    static PendingLookup absent(PendingLookup lookup) {
        return new PendingLookup(
                lookup.getKind(), lookup.getKey(), lookup.getAttempt(), true, false, lookup.getLeast());
    }

    private static PendingLookup first(LookupKind kind, String key) {
        return new PendingLookup(kind, key, 1, false, false, null);
    }
}
