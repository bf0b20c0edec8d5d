package io.stockstream.order.http;

import io.stockstream.order.OrderStatus;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The status changes that a client can make. The topology decides by the same table; the API refuses impossible changes
 * at once.
 */
final class Transitions {

    private static final Map<String, List<OrderStatus>> NEXT = Map.of(
            Words.of(OrderStatus.PENDING), List.of(OrderStatus.CANCELLED),
            Words.of(OrderStatus.PROCESSED), List.of(OrderStatus.SHIPPED, OrderStatus.CANCELLED),
            Words.of(OrderStatus.SHIPPED), List.of(OrderStatus.DELIVERED));

    private Transitions() {}

    /**
     * Refuses a change that the order's status does not allow. Repeating the current status is allowed.
     *
     * @param present status of the order, in lower case
     */
    static void check(String orderId, String present, OrderStatus wanted) {
        boolean same = Words.of(wanted).equals(present);
        if (!same && !NEXT.getOrDefault(present, List.of()).contains(wanted)) {
            throw refused(orderId, present);
        }
    }

    /** The error that names the present status and what can follow it. */
    static ApiException refused(String orderId, String present) {
        List<OrderStatus> next = NEXT.getOrDefault(present, List.of());
        String allowed =
                next.isEmpty() ? "nothing" : next.stream().map(Words::of).collect(Collectors.joining(" or "));
        return ApiException.of(
                ProblemCode.TRANSITION_NOT_ALLOWED,
                "Order %s is %s; %s can follow.".formatted(orderId, present, allowed));
    }
}
