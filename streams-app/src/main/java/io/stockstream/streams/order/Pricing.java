package io.stockstream.streams.order;

import io.stockstream.order.LookupKind;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.ProductFound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Prices of lines. A price of the request stays; a line without one takes that of the catalogue. An order has one currency. */
final class Pricing {

    /** Currency of an order of which neither the request nor the catalogue tells one. */
    static final String DEFAULT_CURRENCY = "RUB";

    private static final int CENTS = 2;

    private Pricing() {}

    /**
     * Lines with what the catalogue says of a product.
     *
     * @param currency currency of the order
     * @param mismatch whether a line would take a price in another currency than the order's; such lines stay without a price
     */
    record Priced(List<OrderLine> lines, String currency, boolean mismatch) {}

    /** One spelling of every amount, so that equal ones are equal; {@code null} stays {@code null}. */
    static BigDecimal cents(BigDecimal amount) {
        return amount == null ? null : amount.setScale(CENTS, RoundingMode.UNNECESSARY);
    }

    /** The sum over the lines; {@code null} when one has no price. */
    static BigDecimal total(List<OrderLine> lines) {
        BigDecimal total = BigDecimal.ZERO.setScale(CENTS);
        for (OrderLine line : lines) {
            if (line.getUnitPrice() == null) {
                return null;
            }
            total = total.add(line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())));
        }
        return total;
    }

    /**
     * Puts a product into the lines that it was looked up for.
     *
     * @param state the order as it was; its lines still stand as those of the request do
     * @param kind what the lines were looked up by
     * @param key the product id or sku that was looked up
     */
    static Priced with(OrderState state, LookupKind kind, String key, ProductFound product) {
        List<OrderLine> asked = LineMerge.requested(state.getPlaced());
        List<OrderLine> known = state.getOrder().getLines();
        boolean taken = false;
        boolean fixed = state.getPlaced().getCurrency() != null;
        for (int i = 0; i < asked.size(); i++) {
            boolean ofCatalogue = asked.get(i).getUnitPrice() == null;
            taken |= ofCatalogue && isFor(asked.get(i), kind, key);
            fixed |= ofCatalogue && known.get(i).getUnitPrice() != null;
        }
        String currency = state.getOrder().getCurrency();
        boolean mismatch = taken && fixed && !product.getCurrency().equals(currency);
        List<OrderLine> lines = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            lines.add(isFor(asked.get(i), kind, key) ? found(known.get(i), product, mismatch) : known.get(i));
        }
        return new Priced(lines, taken && !fixed ? product.getCurrency() : currency, mismatch);
    }

    /** Whether the line, as it was asked for, waits for this. */
    static boolean isFor(OrderLine asked, LookupKind kind, String key) {
        return switch (kind) {
            case SKU -> key.equals(asked.getSku());
            case PRODUCT -> asked.getProductId() != null && key.equals(Long.toString(asked.getProductId()));
            default -> false;
        };
    }

    private static OrderLine found(OrderLine line, ProductFound product, boolean mismatch) {
        boolean refused = mismatch && line.getUnitPrice() == null;
        BigDecimal price = line.getUnitPrice() == null && !mismatch ? cents(product.getPrice()) : line.getUnitPrice();
        return new OrderLine(
                line.getSku() == null ? product.getSku() : line.getSku(),
                product.getProductId(),
                product.getName(),
                line.getQuantity(),
                price,
                line.getWarehouseId(),
                List.of(),
                refused ? OrderReason.CURRENCY_MISMATCH : null,
                null);
    }
}
