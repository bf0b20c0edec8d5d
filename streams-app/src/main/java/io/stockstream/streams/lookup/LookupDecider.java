package io.stockstream.streams.lookup;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.ProductFound;
import io.stockstream.order.UserFound;

/** Answers what an order asks of the catalogue. */
public final class LookupDecider {

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

    private static ProductFound product(Product row) {
        return row == null
                ? null
                : new ProductFound(row.getId(), row.getSku(), row.getName(), row.getPrice(), row.getCurrency());
    }
}
