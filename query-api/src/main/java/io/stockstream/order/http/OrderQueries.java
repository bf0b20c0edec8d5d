package io.stockstream.order.http;

import io.stockstream.platform.history.History;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads orders and the decisions on them. */
@Component
class OrderQueries {

    private static final String BY_ID = "orders";
    private static final String DECISIONS = "order-decisions";

    /** How many decisions the stores give at once. */
    private static final int PAGE = 100;

    private final StoreReads stores;
    private final History history;

    OrderQueries(StoreReads stores, History history) {
        this.stores = stores;
        this.history = history;
    }

    /** How far an order has come. */
    record Progress(String status, long version) {

        /** Whether no other status can follow. */
        boolean isFinal() {
            return OrderDecisionView.isFinal(Words.of(status));
        }
    }

    private record Decisions(List<OrderDecisionView> items) {}

    /**
     * Finds an order.
     *
     * @param fresh whether to wait until all that is committed so far can be seen
     */
    Optional<OrderView> find(String orderId, boolean fresh) {
        return find(orderId, fresh, OrderView.class);
    }

    /** An order after every decision on it that was seen so far. */
    Optional<OrderView> decided(String orderId) {
        StoreRequest request = StoreRequest.of(BY_ID).with("order_id", orderId).with("written", "true");
        return stores.byKey(request, orderId, OrderView.class);
    }

    /** An order that has to be there, or to have been there: one that the stores have forgotten is in the history. */
    OrderView get(String orderId) {
        return find(orderId, false).orElseGet(() -> forgotten(orderId));
    }

    /** How an order came to its current state, or to its last; it must exist, or have existed. */
    ExplanationView explain(String orderId) {
        List<OrderDecisionView> decisions = decisions(orderId);
        return find(orderId, true)
                .map(order -> ExplanationView.of(order, decisions))
                .orElseGet(() ->
                        ExplanationView.of(forgotten(orderId), history.decisions(orderId, OrderDecisionView.class)));
    }

    private OrderView forgotten(String orderId) {
        return history.order(orderId, OrderView.class).orElseThrow(() -> unknown(orderId));
    }

    /** An order's progress after every command on it that was accepted so far; it must exist. */
    Progress progress(String orderId) {
        return settled(orderId, Progress.class);
    }

    /** An order after every command on it that was accepted so far; it must exist. */
    OrderView settled(String orderId) {
        return settled(orderId, OrderView.class);
    }

    /** The error for an order that was never placed. */
    static ApiException unknown(String orderId) {
        return ApiException.of(ProblemCode.NOT_FOUND, "There is no order %s.".formatted(orderId));
    }

    /** Every decision on an order, in their order. */
    List<OrderDecisionView> decisions(String orderId) {
        List<OrderDecisionView> all = new ArrayList<>();
        eachDecisionAfter(orderId, 0, true, all::addAll);
        return all;
    }

    /** Receives the pages read. */
    @FunctionalInterface
    interface PageConsumer<E extends Exception> {
        void take(List<OrderDecisionView> page) throws E;
    }

    /**
     * Reads the decisions that follow one; at least one page, which may be empty.
     *
     * @param fresh whether to wait until all that are committed so far can be seen; otherwise the answer may be "none"
     *     although there are some
     */
    <E extends Exception> void eachDecisionAfter(String orderId, long sequence, boolean fresh, PageConsumer<E> pages)
            throws E {
        List<OrderDecisionView> page = page(orderId, sequence, fresh);
        pages.take(page);
        while (page.size() == PAGE) {
            page = page(orderId, page.getLast().sequence(), false);
            pages.take(page);
        }
    }

    /** Whether there is a decision with that sequence, or a later one. */
    boolean hasDecisionFrom(String orderId, long sequence) {
        return !page(orderId, sequence - 1, true).isEmpty();
    }

    private List<OrderDecisionView> page(String orderId, long after, boolean fresh) {
        StoreRequest request = StoreRequest.of(DECISIONS)
                .with("order_id", orderId)
                .with("after", Long.toString(after))
                .with("limit", Integer.toString(PAGE))
                .with(fresh ? "fresh" : "barrier", Boolean.toString(fresh));
        return stores.byKey(request, orderId, Decisions.class)
                .map(Decisions::items)
                .orElse(List.of());
    }

    private <T> T settled(String orderId, Class<T> type) {
        StoreRequest request = StoreRequest.of(BY_ID).with("order_id", orderId).with("settled", "true");
        return stores.byKey(request, orderId, type).orElseThrow(() -> unknown(orderId));
    }

    private <T> Optional<T> find(String orderId, boolean fresh, Class<T> type) {
        StoreRequest request = StoreRequest.of(BY_ID).with("order_id", orderId);
        return stores.byKey(fresh ? request.with("fresh", "true") : request, orderId, type);
    }
}
