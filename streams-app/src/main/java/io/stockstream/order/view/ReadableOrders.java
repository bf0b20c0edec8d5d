package io.stockstream.order.view;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.schema.Topics;
import java.util.List;

/** The stores of the order-views topology that can be read. */
public final class ReadableOrders {

    /** Order by id. */
    public static final ReadableStore ORDERS =
            new ReadableStore(OrderViewsTopology.NAME, OrderViewStores.ORDERS, Topics.ORDERS.name());

    /** Orders by status and user. */
    public static final ReadableStore INDEX =
            new ReadableStore(OrderViewsTopology.NAME, OrderViewStores.ORDERS, Topics.ORDERS.name(), "order-index");

    /** Decisions by order. */
    public static final ReadableStore DECISIONS =
            new ReadableStore(OrderViewsTopology.NAME, OrderViewStores.DECISIONS, Topics.ORDER_DECISIONS.name());

    static final List<ReadableStore> ALL = List.of(ORDERS, INDEX, DECISIONS);

    private ReadableOrders() {}
}
