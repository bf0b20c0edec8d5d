package io.stockstream.streams.effect.invoice;

import io.stockstream.streams.effect.store.StoreClient;
import io.stockstream.streams.view.OrderViewsTopology;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads orders from the view; the owner says "not there" only behind all that was committed. */
final class StoredOrders implements OrderSource {

    private final StoreClient stores;

    StoredOrders(StoreClient stores) {
        this.stores = stores;
    }

    @Override
    public Optional<JsonNode> find(String orderId, long version) throws IOException, InterruptedException {
        URI owner = stores.owner("orders", OrderViewsTopology.NAME, orderId);
        Optional<JsonNode> known = ask(owner, orderId, false);
        if (known.isPresent() && version(known.get()) < version) {
            known = ask(owner, orderId, true);
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

    private Optional<JsonNode> ask(URI owner, String orderId, boolean written)
            throws IOException, InterruptedException {
        String id = URLEncoder.encode(orderId, StandardCharsets.UTF_8);
        return stores.get(owner, "/store/orders?order_id=%s&written=%b".formatted(id, written));
    }
}
