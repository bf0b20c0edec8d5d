package io.stockstream.streams.effect.invoice;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where the worker reads orders that a task names. */
@FunctionalInterface
interface OrderSource {

    /**
     * The order, as JSON with the field names of the schema.
     *
     * @param version the oldest that will do
     * @return empty when it is certain that there is no such order
     * @throws IOException when that cannot be told at the moment, or the order is known in an older version only
     * @throws InterruptedException when the work is stopped
     */
    Optional<JsonNode> find(String orderId, long version) throws IOException, InterruptedException;
}
