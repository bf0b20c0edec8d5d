package io.stockstream.order.http;

import io.stockstream.platform.history.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the history adds to a page of orders. It has all that the stores may have forgotten, so whichever of the two an
 * order comes from, and wherever the seam moves meanwhile, it has the same place in the list.
 */
final class ForgottenOrders {

    private final History history;
    private final Optional<Instant> seam;
    private final Set<String> stored;
    private final Map<String, OrderView> orders;
    private final Optional<OrderList.Head> cutAt;

    private ForgottenOrders(
            History history,
            Optional<Instant> seam,
            Set<String> stored,
            Map<String, OrderView> orders,
            Optional<OrderList.Head> cutAt) {
        this.history = history;
        this.seam = seam;
        this.stored = stored;
        this.orders = orders;
        this.cutAt = cutAt;
    }

    /**
     * Reads the history if the page reaches into it.
     *
     * @param stored what the stores give, sorted, with one order more than the limit if they have as many
     * @param behind where the page begins
     */
    static ForgottenOrders of(
            History history,
            OrderFilter filter,
            List<OrderList.Head> stored,
            Optional<OrderList.Head> behind,
            int limit) {
        Optional<Instant> seam = history.seam(History.Kind.ORDERS);
        boolean reached = seam.filter(time -> stored.size() <= limit
                        || stored.get(limit - 1).createdAt().isBefore(time))
                .isPresent();
        History.Part<OrderView> found = reached
                ? history.orders(range(filter, seam.get(), behind, limit + 1), OrderView.class)
                : new History.Part<>(List.of(), false);
        return new ForgottenOrders(
                history,
                seam,
                stored.stream().map(OrderList.Head::orderId).collect(Collectors.toSet()),
                found.items().stream().collect(Collectors.toMap(OrderView::orderId, Function.identity())),
                found.cut() ? Optional.of(OrderList.Head.of(found.items().getLast())) : Optional.empty());
    }

    private static History.OrderRange range(
            OrderFilter filter, Instant seam, Optional<OrderList.Head> behind, int limit) {
        return new History.OrderRange(
                seam,
                behind.map(head -> new History.Place(head.createdAt(), head.orderId())),
                filter.status(),
                filter.userId().map(Long::valueOf),
                limit);
    }

    /** These and the forgotten ones, each order once. */
    List<OrderList.Head> with(List<OrderList.Head> heads) {
        List<OrderList.Head> all = new ArrayList<>(heads);
        orders.values().stream()
                .filter(order -> !stored.contains(order.orderId()))
                .map(OrderList.Head::of)
                .forEach(all::add);
        return all;
    }

    /**
     * Whether the list goes on beyond this order, which is the last that the history gave: the answer was too large.
     */
    boolean isCutAt(OrderList.Head head) {
        return cutAt.equals(Optional.of(head));
    }

    /** Whether the stores listed the order. */
    boolean isStored(OrderList.Head head) {
        return stored.contains(head.orderId());
    }

    /** An order that the stores do not have any more. */
    Optional<OrderView> find(OrderList.Head head) {
        return Optional.ofNullable(orders.get(head.orderId()))
                .or(() -> seam.filter(time -> head.createdAt().isBefore(time))
                        .flatMap(time -> history.order(head.orderId(), OrderView.class)));
    }
}
