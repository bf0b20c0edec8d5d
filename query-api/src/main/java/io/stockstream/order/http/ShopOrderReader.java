package io.stockstream.order.http;

import io.stockstream.movement.JsonFields;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderRules;
import io.stockstream.order.PlaceOrder;
import io.stockstream.platform.web.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads orders in the words of the shop order processor: id, item, qty, email. */
@Component
final class ShopOrderReader {

    private static final Map<String, String> NAMES =
            Map.of("order_id", "id", "lines[0].sku", "item", "lines[0].quantity", "qty");
    private static final Set<String> FIELDS = Set.of("id", "item", "qty", "email");

    private final StrictJson json;
    private final OrderSettings settings;

    ShopOrderReader(StrictJson json, OrderSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    /**
     * Reads an order.
     *
     * @throws io.stockstream.platform.web.ApiException naming every field that is wrong
     */
    OrderRequested read(byte[] body) {
        JsonFields fields = Body.fields(json.parse(body));
        fields.refuseOthersThan(FIELDS);
        String orderId = fields.text("id");
        LineRequested line = new LineRequested(
                fields.text("item"), null, fields.wholeNumber("qty", OrderRules.quantityMessage()), null, null);
        PlaceOrder order = new PlaceOrder(null, fields.text("email"), null, List.of(line), null, null);
        String taskId = IdSource.placement(orderId, order);
        OrderRequested request = new OrderRequested(orderId, taskId, settings.withDefaults(order), List.of());
        return Body.checked(request, fields.errors(), NAMES);
    }
}
