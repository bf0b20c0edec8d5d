package io.stockstream.streams.view;

import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which orders: all, those of a status, those of a user, or those of a user that have a status.
 *
 * @param status the status, if given
 * @param userId the user, if given
 */
public record OrderScope(Optional<OrderStatus> status, Optional<Long> userId) {

    /** Every scope that the order is in. */
    static List<OrderScope> of(Order order) {
        Optional<OrderStatus> status = Optional.of(order.getStatus());
        List<OrderScope> scopes = new ArrayList<>();
        scopes.add(new OrderScope(Optional.empty(), Optional.empty()));
        scopes.add(new OrderScope(status, Optional.empty()));
        if (order.getUserId() != null) {
            Optional<Long> user = Optional.of(order.getUserId());
            scopes.add(new OrderScope(Optional.empty(), user));
            scopes.add(new OrderScope(status, user));
        }
        return scopes;
    }

    /** A key that starts with this scope. */
    SortedKey key() {
        if (userId.isPresent()) {
            return status.isPresent()
                    ? new SortedKey()
                            .scope('b')
                            .number(userId.get())
                            .text(status.get().name())
                    : new SortedKey().scope('u').number(userId.get());
        }
        return status.isPresent() ? new SortedKey().scope('s').text(status.get().name()) : new SortedKey().scope('a');
    }
}
