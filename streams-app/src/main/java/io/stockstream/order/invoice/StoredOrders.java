package io.stockstream.order.invoice;

import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.client.StoreClient;
import io.stockstream.platform.store.OwnedElsewhereException;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreMovingException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads orders from the view, in this process where it has the partition, and else from the owner; that one says "not
 * there" only behind all that was committed.
 */
final class StoredOrders implements OrderSource {

    private final StoreClient stores;
    private final Local local;

    /** Reads the stores of this process. */
    @FunctionalInterface
    interface Local {

        /**
         * Finds an order as REST shows it.
         *
         * @throws OwnedElsewhereException when another instance has the partition
         * @throws StoreMovingException when no instance can answer at the moment
         */
        Optional<ObjectNode> find(String orderId, ReadMode mode);
    }

    /**
     * @param stores the stores of all instances
     * @param localOrNull those of this process, if it has any
     */
    StoredOrders(StoreClient stores, Local localOrNull) {
        this.stores = stores;
        this.local = localOrNull;
    }

    @Override
    public Optional<JsonNode> find(String orderId, long version) throws IOException, InterruptedException {
        Optional<JsonNode> known = ask(orderId, false);
        if (known.isPresent() && version(known.get()) < version) {
            known = ask(orderId, true);
        }
        if (known.isPresent() && version(known.get()) < version) {
            throw new IOException("Only version %d of the order is known, version %d is needed"
                    .formatted(version(known.get()), version));
        }
        return known;
    }

    private static long version(JsonNode order) {
        return order.path("version").asLong(0);
    }

    private Optional<JsonNode> ask(String orderId, boolean written) throws IOException, InterruptedException {
        if (local != null) {
            try {
                return local.find(orderId, written ? ReadMode.WRITTEN : ReadMode.SURE)
                        .map(JsonNode.class::cast);
            } catch (OwnedElsewhereException elsewhere) {
                return askOwner(orderId, written);
            } catch (StoreMovingException moving) {
                throw new IOException(moving.getMessage(), moving);
            }
        }
        return askOwner(orderId, written);
    }

    private Optional<JsonNode> askOwner(String orderId, boolean written) throws IOException, InterruptedException {
        URI owner = stores.owner("orders", OrderViewsTopology.NAME, orderId);
        String id = URLEncoder.encode(orderId, StandardCharsets.UTF_8);
        return stores.get(owner, "/store/orders?order_id=%s&written=%b".formatted(id, written));
    }
}
