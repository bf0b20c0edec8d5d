package io.stockstream.documents;

import io.stockstream.money.Currencies;
import io.stockstream.movement.JsonNumbers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Takes an invoice out of an order as plain JSON with the field names of the schema. A price may be a number or decimal
 * text; the JSON must be parsed with numbers as decimals, or large totals lose their cents.
 */
public final class InvoiceReader {

    /** From here on a floating-point number does not hold every cent. */
    private static final double INEXACT = 9e13;

    private InvoiceReader() {}

    /**
     * Reads an order.
     *
     * @throws UnreadableOrderException that names the field which is missing or wrong, without its value
     */
    public static Invoice read(JsonNode order) {
        if (order == null || !order.isObject()) {
            throw new UnreadableOrderException("the order is no object");
        }
        String number = text(order, "invoice_number");
        String currency = text(order, "currency");
        return new Invoice(
                number,
                text(order, "order_id"),
                time(order, "processed_at"),
                present(order, "email").map(email -> text(order, "email")).orElse(null),
                present(order, "user_id").map(id -> whole(order, "user_id")).orElse(null),
                lines(order, currency),
                amount(order, "total", currency),
                currency);
    }

    private static List<Invoice.Line> lines(JsonNode order, String currency) {
        JsonNode array = required(order, "lines");
        if (!array.isArray() || array.isEmpty()) {
            throw wrong("lines");
        }
        List<Invoice.Line> lines = new ArrayList<>(array.size());
        for (JsonNode line : array) {
            lines.add(new Invoice.Line(
                    text(line, "sku"),
                    present(line, "name").map(name -> text(line, "name")).orElse(null),
                    whole(line, "quantity"),
                    amount(line, "unit_price", currency)));
        }
        return lines;
    }

    private static String text(JsonNode object, String field) {
        JsonNode node = required(object, field);
        if (!node.isString()) {
            throw wrong(field);
        }
        return node.stringValue();
    }

    private static long whole(JsonNode object, String field) {
        JsonNode node = required(object, field);
        return JsonNumbers.whole(node).orElseThrow(() -> wrong(field));
    }

    private static Instant time(JsonNode object, String field) {
        try {
            return Instant.parse(text(object, field));
        } catch (DateTimeException e) {
            throw new UnreadableOrderException(field + " is no time", e);
        }
    }

    /** Null when there is none. */
    private static BigDecimal amount(JsonNode object, String field, String currency) {
        return present(object, field)
                .map(node -> Currencies.shown(exact(field, node), currency))
                .orElse(null);
    }

    private static BigDecimal exact(String field, JsonNode node) {
        if (!node.isNumber() && !node.isString()) {
            throw wrong(field);
        }
        if (node.isDouble() && Math.abs(node.doubleValue()) >= INEXACT) {
            throw new UnreadableOrderException(field + " was read as a floating-point number and may have lost cents");
        }
        try {
            BigDecimal amount = node.isString() ? new BigDecimal(node.stringValue()) : node.decimalValue();
            return Currencies.stored(amount);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableOrderException(field + " is not an amount with at most four decimals", e);
        }
    }

    private static JsonNode required(JsonNode object, String field) {
        return present(object, field).orElseThrow(() -> new UnreadableOrderException(field + " is missing"));
    }

    private static Optional<JsonNode> present(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
    }

    private static UnreadableOrderException wrong(String field) {
        return new UnreadableOrderException(field + " is of the wrong kind");
    }
}
