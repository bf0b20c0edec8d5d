package io.stockstream.order.store;

import io.stockstream.order.Order;
import io.stockstream.order.view.ReadableOrders;
import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.store.OwnedElsewhereException;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreMovingException;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.schema.Topics;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The orders in the stores of this process. */
public final class LocalOrders {

    private final StoreReader reader;
    private final PartitionCounts partitions;

    public LocalOrders(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /**
     * An order as REST shows it.
     *
     * @param mode with what certainty
     * @throws OwnedElsewhereException when another instance has the partition
     * @throws StoreMovingException when no instance can answer at the moment
     */
    public Optional<ObjectNode> find(String orderId, ReadMode mode) {
        int partition = partitions.ofKey(Topics.ORDERS.name(), orderId);
        Optional<Order> order = reader.row(ReadableOrders.ORDERS, partition, orderId, mode);
        return order.map(AvroJson::of);
    }
}
