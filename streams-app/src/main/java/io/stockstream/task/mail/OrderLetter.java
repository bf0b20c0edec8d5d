package io.stockstream.task.mail;

import io.stockstream.task.handler.PermanentTaskException;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a buyer reads of an order.
 *
 * @param subject one line
 * @param text in lines that end with a line feed
 */
record OrderLetter(String subject, String text) {

    /** Most lines that the payload lists. */
    private static final int MOST_LINES = 50;

    private static final Map<String, String> REASONS = Map.of(
            "unknown_user", "the user is not known",
            "unknown_address", "the delivery address is not known",
            "unknown_product", "a product is not known",
            "unknown_sku", "an article is not known",
            "insufficient_stock", "there is not enough in stock",
            "currency_mismatch", "its prices are in different currencies",
            "timed_out", "it took too long");

    static OrderLetter of(Payload payload) throws PermanentTaskException {
        String order = payload.text("order_id");
        return switch (payload.text("status")) {
            case "processed" -> processed(order, payload);
            case "failed" -> failed(order, payload);
            default -> throw new PermanentTaskException("payload.status must be processed or failed");
        };
    }

    private static OrderLetter processed(String order, Payload payload) {
        StringBuilder text = new StringBuilder("Your order %s is processed.\n\n".formatted(order));
        text.append(lines(payload)).append('\n');
        payload.find("total")
                .ifPresent(total -> text.append("Total: %s %s\n"
                        .formatted(total, payload.find("currency").orElse(""))));
        payload.find("invoice_number").ifPresent(number -> text.append("Invoice: %s\n".formatted(number)));
        return new OrderLetter("Your order %s is processed".formatted(order), text.toString());
    }

    private static OrderLetter failed(String order, Payload payload) {
        String reason = payload.find("reason")
                .map(code -> REASONS.getOrDefault(code, code))
                .orElse("the reason is not known");
        return new OrderLetter(
                "Your order %s could not be met".formatted(order),
                "Your order %s could not be met: %s.\n\n%s".formatted(order, reason, lines(payload)));
    }

    private static String lines(Payload payload) {
        JsonNode lines = payload.json().path("lines");
        String listed = lines.valueStream().map(OrderLetter::line).collect(Collectors.joining());
        return lines.size() < MOST_LINES ? listed : listed + "  (further lines are not listed)\n";
    }

    private static String line(JsonNode line) {
        Payload fields = new Payload(line);
        String what = fields.find("sku")
                .orElseGet(() -> "product " + line.path("product_id").asString("?"));
        String available = line.path("available").isNumber()
                ? " (available: %s)".formatted(line.path("available").asString())
                : "";
        return "  %s × %s%s\n".formatted(line.path("quantity").asString("?"), what, available);
    }
}
