package io.stockstream.order.http;

import io.stockstream.money.Currencies;
import io.stockstream.movement.FieldError;
import io.stockstream.movement.JsonFields;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderRules;
import io.stockstream.order.PlaceOrder;
import io.stockstream.platform.web.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads orders that are to be placed. */
@Component
final class OrderReader {

    private static final Set<String> FIELDS =
            Set.of("order_id", "user_id", "email", "delivery_address_id", "lines", "currency");
    private static final Set<String> LINE_FIELDS =
            Set.of("sku", "product_id", "quantity", "unit_price", "warehouse_id");

    /** Substitute for an unreadable line; it violates no rule. */
    private static final LineRequested STAND_IN = new LineRequested("-", null, 1L, null, null);

    private final StrictJson json;
    private final OrderSettings settings;

    OrderReader(StrictJson json, OrderSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    /**
     * Reads an order.
     *
     * @throws io.stockstream.platform.web.ApiException naming every field that is wrong
     */
    OrderRequested read(byte[] body, IdSource ids) {
        JsonNode node = json.parse(body);
        JsonFields fields = Body.fields(node);
        fields.refuseOthersThan(FIELDS);
        String orderId = fields.optionalText("order_id").orElseGet(() -> ids.next("order"));
        List<FieldError> ofLines = new ArrayList<>();
        PlaceOrder order = new PlaceOrder(
                fields.optionalId("user_id").orElse(null),
                fields.optionalText("email").orElse(null),
                fields.optionalId("delivery_address_id").orElse(null),
                lines(fields, node.get("lines"), ofLines),
                fields.optionalText("currency").orElse(null),
                null);
        List<FieldError> errors = new ArrayList<>(fields.errors());
        errors.addAll(ofLines);
        // The task id follows from the client's own text, whatever the defaults are.
        String taskId = IdSource.placement(orderId, order);
        OrderRequested request = new OrderRequested(orderId, taskId, settings.withDefaults(order), List.of());
        return Body.checked(request, errors, Map.of());
    }

    private static List<LineRequested> lines(JsonFields fields, JsonNode node, List<FieldError> errors) {
        if (node == null || !node.isArray()) {
            fields.error("lines", node == null ? null : node.toString(), "must be an array of lines");
            return List.of();
        }
        if (node.size() > OrderRules.MAX_LINES) {
            fields.error("lines", "%d lines".formatted(node.size()), OrderRules.linesMessage());
            return List.of();
        }
        List<LineRequested> lines = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            lines.add(line(node.get(i), "lines[%d]".formatted(i), errors));
        }
        return lines;
    }

    private static LineRequested line(JsonNode node, String path, List<FieldError> errors) {
        if (!node.isObject()) {
            errors.add(new FieldError(path, node.toString(), "must be a JSON object"));
            return STAND_IN;
        }
        JsonFields fields = new JsonFields(node, path + ".");
        fields.refuseOthersThan(LINE_FIELDS);
        LineRequested line = new LineRequested(
                fields.optionalText("sku").orElse(null),
                fields.optionalId("product_id").orElse(null),
                fields.wholeNumber("quantity", OrderRules.quantityMessage()),
                fields.optionalNumber("unit_price", OrderRules.priceMessage(null))
                        .map(OrderReader::stored)
                        .orElse(null),
                fields.optionalText("warehouse_id").orElse(null));
        errors.addAll(fields.errors());
        return line;
    }

    /**
     * 5, 5.0 and 5.00 are the same price, and so the same order; a price with more decimals is left for the rules to
     * refuse.
     */
    private static BigDecimal stored(BigDecimal price) {
        return OrderRules.isPrice(price, null) ? Currencies.stored(price) : price;
    }
}
