package io.stockstream.order.view;

import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.platform.view.SortedKey;
import java.util.List;
import java.util.Optional;

/**
 * Which orders: all, those of a status, those of a user, or those of a user that have a status. Only scopes with a
 * status have entries in the index; a list without one is merged from those of all statuses, so that a change of the
 * status moves one entry.
 *
 * @param status the status, if given
 * @param userId the user, if given
 */
public record OrderScope(Optional<OrderStatus> status, Optional<Long> userId) {

    static final char OF_USER = 'u';
    private static final char OF_STATUS = 's';

    /**
     * Every status that an order can have, none before one from which an order comes to it. Read in this order, an
     * order that moves meanwhile is found: not yet moved in the former, or moved in the latter.
     */
    private static final List<OrderStatus> ON_THE_WAY = List.of(
            OrderStatus.PENDING,
            OrderStatus.PROCESSED,
            OrderStatus.FAILED,
            OrderStatus.SHIPPED,
            OrderStatus.DELIVERED,
            OrderStatus.CANCELLED);

    /** Every scope under which the order has an entry. */
    static List<OrderScope> of(Order order) {
        OrderScope ofStatus = new OrderScope(Optional.of(order.getStatus()), Optional.empty());
        return order.getUserId() == null
                ? List.of(ofStatus)
                : List.of(ofStatus, new OrderScope(ofStatus.status(), Optional.of(order.getUserId())));
    }

    /** The scopes with entries that make up this one, in the order in which to read them. */
    public List<OrderScope> parts() {
        return status.isPresent()
                ? List.of(this)
                : ON_THE_WAY.stream()
                        .map(each -> new OrderScope(Optional.of(each), userId))
                        .toList();
    }

    /** A key that starts with this scope, which has a status. */
    SortedKey key() {
        String word = status.orElseThrow().name();
        return userId.isPresent()
                ? SortedKey.derived().scope(OF_USER).number(userId.get()).text(word)
                : SortedKey.derived().scope(OF_STATUS).text(word);
    }
}
