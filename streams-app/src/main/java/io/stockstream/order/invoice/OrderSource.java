package io.stockstream.order.invoice;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Source of the orders that a task names. */
@FunctionalInterface
interface OrderSource {

    /**
     * The order, as JSON with the field names of the schema.
     *
     * @param version the lowest version that will do
     * @return empty when it is certain that there is no such order
     * @throws IOException when the source cannot answer now, or has only an older version
     * @throws InterruptedException when the work is stopped
     */
    Optional<JsonNode> find(String orderId, long version) throws IOException, InterruptedException;
}
