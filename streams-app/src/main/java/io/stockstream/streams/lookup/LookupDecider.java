package io.stockstream.streams.lookup;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.movement.MovementRules;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.ProductFound;
import io.stockstream.order.UserFound;

/** Answers what an order asks of the catalogue. */
public final class LookupDecider {

    private static final int LONGEST_SKU = MovementRules.MAX_TEXT;

    /** In characters. */
    private static final int LONGEST_NAME = 200;

    /**
     * Answers; changes nothing.
     *
     * @param request of a kind that is known
     */
    public LookupAnswered answer(LookupRequested request, KnownCatalogue catalogue) {
        String key = request.getKey();
        Object found = switch (request.getKind()) {
            case USER -> user(catalogue.user(key));
            case ADDRESS -> address(catalogue.address(key));
            case PRODUCT -> product(catalogue.productOfId(key, request.getAsOf()));
            case SKU -> product(catalogue.productOfSku(key, request.getAsOf()));
            case UNKNOWN -> throw new IllegalArgumentException("Nobody can look up UNKNOWN");
        };
        return new LookupAnswered(request.getOrderId(), request.getKind(), key, request.getAttempt(), found);
    }

    private static UserFound user(User row) {
        return row == null ? null : new UserFound(row.getEmail());
    }

    private static AddressFound address(Address row) {
        return row == null ? null : new AddressFound(row.getUserId());
    }

    /** A product whose sku no movement can name can never be in stock: for orders there is none. */
    private static ProductFound product(Product row) {
        if (row == null || row.getSku().length() > LONGEST_SKU || hasControl(row.getSku())) {
            return null;
        }
        return new ProductFound(row.getId(), row.getSku(), shortened(row.getName()), row.getPrice(), row.getCurrency());
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** An order keeps the name of each of its lines, and has to fit a record. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
