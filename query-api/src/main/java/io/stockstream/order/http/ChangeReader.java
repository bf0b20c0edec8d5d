package io.stockstream.order.http;

import io.stockstream.movement.JsonFields;
import io.stockstream.order.CancelOrder;
import io.stockstream.order.ChangeOrderStatus;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.platform.web.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads changes of orders. */
@Component
final class ChangeReader {

    private static final String STATUSES = "must be shipped, delivered or cancelled";

    private final StrictJson json;

    ChangeReader(StrictJson json) {
        this.json = json;
    }

    /** Reads a new status. */
    Change status(String orderId, byte[] body, IdSource ids) {
        JsonFields fields = Body.fields(json.parse(body));
        fields.refuseOthersThan(Set.of("status"));
        String text = fields.text("status");
        OrderStatus wanted = switch (text) {
            case "shipped" -> OrderStatus.SHIPPED;
            case "delivered" -> OrderStatus.DELIVERED;
            case "cancelled" -> OrderStatus.CANCELLED;
            default -> {
                if (!fields.isBad("status")) {
                    fields.error("status", text, STATUSES);
                }
                yield OrderStatus.UNKNOWN;
            }
        };
        Body.refuse(fields.errors());
        Object command = wanted == OrderStatus.CANCELLED ? new CancelOrder(null) : new ChangeOrderStatus(wanted);
        return change(orderId, wanted, command, ids);
    }

    /**
     * Reads a cancellation.
     *
     * @param body may be missing
     */
    Change cancellation(String orderId, byte[] body, IdSource ids) {
        if (body == null || body.length == 0) {
            return change(orderId, OrderStatus.CANCELLED, new CancelOrder(null), ids);
        }
        JsonFields fields = Body.fields(json.parse(body));
        fields.refuseOthersThan(Set.of("comment"));
        Optional<String> comment = fields.optionalText("comment");
        Change change = change(orderId, OrderStatus.CANCELLED, new CancelOrder(comment.orElse(null)), ids);
        Body.checked(change.request(), fields.errors(), Map.of());
        return change;
    }

    private static Change change(String orderId, OrderStatus wanted, Object command, IdSource ids) {
        return new Change(wanted, new OrderRequested(orderId, ids.next(Words.of(wanted)), command, List.of()));
    }
}
