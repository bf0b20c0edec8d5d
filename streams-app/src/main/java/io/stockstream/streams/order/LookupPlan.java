package io.stockstream.streams.order;

import io.stockstream.order.LineRequested;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.Order;
import io.stockstream.order.PendingLookup;
import io.stockstream.order.PlaceOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has to be asked of the catalogue before stock can be. */
final class LookupPlan {

    /** How often something is asked for that must be there: a row written a moment ago may still be on its way. */
    static final int MOST_ATTEMPTS = 3;

    private LookupPlan() {}

    /** Everything that a placed order needs; each thing once. */
    static List<PendingLookup> of(PlaceOrder placed) {
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
            } else if (line.getUnitPrice() == null || placed.getCurrency() == null) {
                // Also with a price of its own: unless the request states the currency, it is the product's.
                skus.add(line.getSku());
            }
        }
        products.forEach(id -> lookups.add(first(LookupKind.PRODUCT, Long.toString(id))));
        skus.forEach(sku -> lookups.add(first(LookupKind.SKU, sku)));
        return lookups;
    }

    /** The question to the catalogue; prices are those of the moment when the order was placed. */
    static LookupRequested request(Order order, PendingLookup lookup) {
        return new LookupRequested(
                order.getOrderId(), lookup.getKind(), lookup.getKey(), order.getCreatedAt(), lookup.getAttempt());
    }

    private static PendingLookup first(LookupKind kind, String key) {
        return new PendingLookup(kind, key, 1);
    }
}
