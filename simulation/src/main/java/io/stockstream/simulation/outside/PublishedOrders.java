package io.stockstream.simulation.outside;

import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.LogRecord;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The orders on their topic: an invoice names its order, and is made from what is found there. */
final class PublishedOrders {

    private final World world;

    PublishedOrders(World world) {
        this.world = world;
    }

    /** What is wrong with an invoice task; empty when the order that it names is there and was processed. */
    Optional<String> missing(JsonNode payload) {
        String orderId = payload.get("order_id").stringValue();
        long version = payload.get("version").longValue();
        for (LogRecord written :
                world.log().of(Topics.ORDERS.name(), world.log().partitionOf(orderId))) {
            Order order = world.codec().read(Topics.ORDERS, written);
            if (order != null && order.getOrderId().equals(orderId) && order.getVersion() == version) {
                boolean processed = order.getStatus() == OrderStatus.PROCESSED && order.getInvoiceNumber() != null;
                return processed ? Optional.empty() : Optional.of("An invoice is requested for %s".formatted(order));
            }
        }
        return Optional.of(
                "An invoice is requested for version %d of %s, which does not exist".formatted(version, orderId));
    }
}
