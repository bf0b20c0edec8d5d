package io.stockstream.order.http;

import io.stockstream.order.OrderStatus;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which orders of the list are wanted.
 *
 * @param status in the words of the log
 * @param userId digits
 */
record OrderFilter(Optional<String> status, Optional<String> userId) {

    private static final List<String> STATUSES = Arrays.stream(OrderStatus.values())
            .filter(status -> status != OrderStatus.UNKNOWN)
            .map(Words::of)
            .toList();

    static OrderFilter of(Query query) {
        return new OrderFilter(
                query.text("status").map(OrderFilter::status),
                query.text("user_id").map(OrderFilter::userId));
    }

    private static String status(String text) {
        if (!STATUSES.contains(text)) {
            throw ApiException.invalid("status", text, "must be one of " + String.join(", ", STATUSES));
        }
        return text.toUpperCase(Locale.ROOT);
    }

    private static String userId(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw ApiException.invalid("user_id", text, "must be a whole number from 1 on");
        }
        return text;
    }

    /** Whether the order's current state matches. Its user never changes, so only the status is checked again. */
    boolean contains(OrderView order) {
        return status.map(wanted -> Words.of(wanted).equals(order.status())).orElse(true);
    }

    StoreRequest on(StoreRequest request) {
        StoreRequest byStatus =
                status.map(value -> request.with("status", value)).orElse(request);
        return userId.map(value -> byStatus.with("user_id", value)).orElse(byStatus);
    }
}
