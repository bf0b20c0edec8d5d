package io.stockstream.stock.http;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.history.History;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which movements of the history are wanted. A product, a warehouse or both are named: the history is indexed by them.
 *
 * @param from inclusive
 * @param to exclusive
 */
record HistoryFilter(
        Optional<String> productId, Optional<String> warehouseId, Optional<Instant> from, Optional<Instant> to) {

    static HistoryFilter of(Query query) {
        HistoryFilter filter = new HistoryFilter(
                query.text("product_id"), query.text("warehouse_id"), query.time("from"), query.time("to"));
        filter.check();
        return filter;
    }

    private void check() {
        if (productId.isEmpty() && warehouseId.isEmpty()) {
            String message = "is missing: give product_id, warehouse_id or both";
            throw ApiException.invalid(List.of(
                    new FieldError("product_id", null, message), new FieldError("warehouse_id", null, message)));
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw ApiException.invalid("from", from.get().toString(), "must not be after to");
        }
    }

    StoreRequest on(StoreRequest request) {
        StoreRequest filtered = with(request, "product_id", productId);
        filtered = with(filtered, "warehouse_id", warehouseId);
        filtered = with(filtered, "from", from.map(Instant::toString));
        return with(filtered, "to", to.map(Instant::toString));
    }

    /** The same of the movements that the stores may have forgotten. */
    History.MovementRange behind(Instant seam, Optional<History.Place> place, int limit) {
        return new History.MovementRange(seam, place, productId, warehouseId, from, to, limit);
    }

    private static StoreRequest with(StoreRequest request, String name, Optional<String> value) {
        return value.map(text -> request.with(name, text)).orElse(request);
    }
}
