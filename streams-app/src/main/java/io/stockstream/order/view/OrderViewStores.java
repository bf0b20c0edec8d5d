package io.stockstream.order.view;

/** The stores of the order-views topology. Their names are those of folders, and stay. */
public final class OrderViewStores {

    /** Order by id. Derived: orders by status and by user, newest first, marked by {@link OrderIndexKey}. */
    public static final String ORDERS = "orders";

    /** Decisions by order, in their order; keys of {@link OrderDecisionKey}. */
    public static final String DECISIONS = "order-decisions";

    private OrderViewStores() {}
}
