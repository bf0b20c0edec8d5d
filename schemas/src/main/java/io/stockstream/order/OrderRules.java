package io.stockstream.order;

import io.stockstream.mail.MailAddress;
import io.stockstream.money.Currencies;
import io.stockstream.movement.FieldError;
import io.stockstream.movement.MovementRules;
import io.stockstream.movement.TextLength;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules for the fields of a request about an order, the same whichever way the request came in. */
public final class OrderRules {

    /** Most lines of one order. */
    public static final int MAX_LINES = 1_000;

    /** Largest quantity of one line, in units; what 1,000 lines of one sku want still fits a decision on stock. */
    public static final long MAX_QUANTITY = 1_000_000_000L;

    /** Largest unit price: what decimal(14, 4) holds, to the last digit of every currency. */
    public static final BigDecimal MAX_PRICE = new BigDecimal("9999999999.99");

    /**
     * Most bytes of UTF-8 in the skus and warehouse ids of all lines together: an order holds them up to four times
     * over and has to fit a record.
     */
    public static final int MAX_LINE_TEXTS = 150_000;

    /** Longest order id, in characters. */
    public static final int MAX_ID = 100;

    /** Longest comment, in characters. */
    public static final int MAX_COMMENT = 1_000;

    /** Most catalogue rows that an order can be placed against: a user, an address, and a product for each line. */
    public static final int MAX_KNOWN_ROWS = MAX_LINES + 2;

    private OrderRules() {}

    /**
     * Checks a request.
     *
     * @return what is wrong; empty when the request is valid
     */
    public static List<FieldError> check(OrderRequested request) {
        List<FieldError> errors = new ArrayList<>();
        text("order_id", request.getOrderId(), MAX_ID, errors);
        if (request.getOrderId().equals(".") || request.getOrderId().equals("..")) {
            errors.add(new FieldError("order_id", request.getOrderId(), "must not be . or .., which no path can name"));
        }
        if (request.getTaskId() != null) {
            text("task_id", request.getTaskId(), MAX_ID, errors);
        }
        switch (request.getCommand()) {
            case PlaceOrder order -> place(order, errors);
            case CancelOrder cancel -> comment(cancel.getComment(), errors);
            case ChangeOrderStatus change -> status(change.getStatus(), errors);
            case null, default ->
                errors.add(new FieldError("command", null, "must be PlaceOrder, CancelOrder or ChangeOrderStatus"));
        }
        placedAgainst(request.getPlacedAgainst(), errors);
        return errors;
    }

    private static void place(PlaceOrder order, List<FieldError> errors) {
        if (order.getUserId() == null && order.getEmail() == null) {
            errors.add(new FieldError("email", null, "is missing: give user_id, email or both"));
        }
        if (order.getEmail() != null) {
            MailAddress.problem(order.getEmail())
                    .ifPresent(problem -> errors.add(new FieldError("email", order.getEmail(), problem)));
        }
        id("user_id", order.getUserId(), errors);
        id("delivery_address_id", order.getDeliveryAddressId(), errors);
        currency("currency", order.getCurrency(), errors);
        currency("default_currency", order.getDefaultCurrency(), errors);
        List<LineRequested> lines = order.getLines();
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            errors.add(new FieldError("lines", "%d lines".formatted(lines.size()), linesMessage()));
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), order.getCurrency(), "lines[%d].".formatted(i), errors);
        }
        long bytes = lines.stream()
                .mapToLong(line -> bytes(line.getSku()) + bytes(line.getWarehouseId()))
                .sum();
        if (bytes > MAX_LINE_TEXTS) {
            errors.add(new FieldError(
                    "lines",
                    "%d bytes".formatted(bytes),
                    "must have at most %d bytes in all skus and warehouse ids together".formatted(MAX_LINE_TEXTS)));
        }
    }

    private static void placedAgainst(List<KnownRow> rows, List<FieldError> errors) {
        if (rows.size() > MAX_KNOWN_ROWS) {
            errors.add(new FieldError(
                    "placed_against",
                    "%d rows".formatted(rows.size()),
                    "must have at most %d rows".formatted(MAX_KNOWN_ROWS)));
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            KnownRow row = rows.get(i);
            String prefix = "placed_against[%d].".formatted(i);
            if (row.getKind() == LookupKind.UNKNOWN) {
                errors.add(
                        new FieldError(prefix + "kind", row.getKind().name(), "must be USER, ADDRESS, PRODUCT or SKU"));
            }
            text(prefix + "key", row.getKey(), MovementRules.MAX_TEXT, errors);
            id(prefix + "version", row.getVersion(), errors);
        }
        long bytes = rows.stream().mapToLong(row -> bytes(row.getKey())).sum();
        if (bytes > MAX_LINE_TEXTS) {
            errors.add(new FieldError(
                    "placed_against",
                    "%d bytes".formatted(bytes),
                    "must have at most %d bytes in all keys together".formatted(MAX_LINE_TEXTS)));
        }
    }

    private static long bytes(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void line(LineRequested line, String currency, String prefix, List<FieldError> errors) {
        if ((line.getSku() == null) == (line.getProductId() == null)) {
            String given = line.getSku() == null ? null : line.getSku() + " and " + line.getProductId();
            errors.add(new FieldError(prefix + "sku", given, "give either sku or product_id"));
        }
        if (line.getSku() != null) {
            text(prefix + "sku", line.getSku(), MovementRules.MAX_TEXT, errors);
        }
        id(prefix + "product_id", line.getProductId(), errors);
        if (line.getQuantity() < 1 || line.getQuantity() > MAX_QUANTITY) {
            errors.add(new FieldError(prefix + "quantity", Long.toString(line.getQuantity()), quantityMessage()));
        }
        price(prefix + "unit_price", line.getUnitPrice(), currency, errors);
        if (line.getWarehouseId() != null) {
            text(prefix + "warehouse_id", line.getWarehouseId(), MovementRules.MAX_TEXT, errors);
        }
    }

    /** What a quantity has to be, in words. */
    public static String quantityMessage() {
        return "must be a whole number from 1 to " + MAX_QUANTITY;
    }

    /** How many lines there have to be, in words. */
    public static String linesMessage() {
        return "must have 1 to %d lines".formatted(MAX_LINES);
    }

    /**
     * The rule for a price, in words.
     *
     * @param currency {@code null} when it is not known
     */
    public static String priceMessage(String currency) {
        String of = currency == null ? "" : ", because it is in " + currency;
        return "must be a number from 0 to %s with %s%s".formatted(MAX_PRICE, Currencies.decimals(currency), of);
    }

    /**
     * Whether the number is a valid price.
     *
     * @param currency {@code null} when it is not known
     */
    public static boolean isPrice(BigDecimal price, String currency) {
        return price.signum() >= 0 && price.compareTo(MAX_PRICE) <= 0 && Currencies.isAmount(price, currency);
    }

    private static void price(String field, BigDecimal price, String currency, List<FieldError> errors) {
        String known = currency != null && Currencies.isKnown(currency) ? currency : null;
        if (price != null && !isPrice(price, known)) {
            errors.add(new FieldError(field, price.toString(), priceMessage(known)));
        }
    }

    private static void currency(String field, String code, List<FieldError> errors) {
        if (code != null && !Currencies.isKnown(code)) {
            errors.add(new FieldError(field, code, Currencies.RULE));
        }
    }

    private static void status(OrderStatus status, List<FieldError> errors) {
        if (status != OrderStatus.SHIPPED && status != OrderStatus.DELIVERED) {
            errors.add(new FieldError("status", status.name(), "must be SHIPPED or DELIVERED"));
        }
    }

    private static void comment(String comment, List<FieldError> errors) {
        if (comment != null && TextLength.of(comment) > MAX_COMMENT) {
            errors.add(new FieldError("comment", comment, "must have at most %d characters".formatted(MAX_COMMENT)));
        }
    }

    private static void id(String field, Long id, List<FieldError> errors) {
        if (id != null && id < 1) {
            errors.add(new FieldError(field, id.toString(), "must be a whole number from 1 on"));
        }
    }

    /** Checks a text that names something: neither empty nor too long, without control characters. */
    public static void text(String field, String text, int most, List<FieldError> errors) {
        if (text.isBlank()) {
            errors.add(new FieldError(field, text, "must not be empty"));
        } else if (TextLength.of(text) > most) {
            errors.add(new FieldError(field, text, "must have at most %d characters".formatted(most)));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, text, "must not contain control characters"));
        }
    }
}
