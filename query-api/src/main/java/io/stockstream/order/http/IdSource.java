package io.stockstream.order.http;

import io.stockstream.order.PlaceOrder;
import io.stockstream.platform.idempotency.GeneratedIds;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes ids that the client did not give.
 *
 * @param seed derived from the Idempotency-Key: the same seed gives the same ids, so that a repeated command is the
 *     same command; {@code null} without a key, and ids are random
 */
record IdSource(String seed) {

    /** The attribute of a request that holds the seed. */
    static final String ATTRIBUTE = GeneratedIds.SEED;

    /** An id. */
    String next(String purpose) {
        return seed == null ? UUID.randomUUID().toString() : named(purpose + " " + seed);
    }

    /**
     * The task of a placement: the same order placed twice is one task. Another order under the same id has another
     * task, because it will be refused.
     */
    static String placement(String orderId, PlaceOrder order) {
        // The text of a record has its fields in the order of the schema, and amounts have one spelling.
        return named(orderId + "\u0000" + order);
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
