package io.stockstream.streams.order;

import io.stockstream.money.Currencies;
import io.stockstream.order.LookupKind;
import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.ProductFound;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices of lines. A price in the request is kept; a line without one takes the catalogue's. An order has one currency:
 * the one in the request, otherwise that of its products, even if the request states their prices. Only if neither
 * names one does the default in the request apply.
 */
final class Pricing {

    /** Stands for an unknown currency. */
    private static final String NONE = "";

    private Pricing() {}

    /**
     * Lines with the catalogue's data of a product.
     *
     * @param currency currency of the order
     * @param mismatch whether the product's currency differs from the order's; its lines take no price from it
     */
    record Priced(List<OrderLine> lines, String currency, boolean mismatch) {}

    /** The currency of an order before any lookup; empty when the request names none. */
    static String first(PlaceOrder placed) {
        return placed.getCurrency() == null ? NONE : placed.getCurrency();
    }

    /** The currency of an order after all lookups; empty when neither request nor products name one. */
    static String settled(String currency, PlaceOrder placed) {
        return currency.isEmpty() && placed.getDefaultCurrency() != null ? placed.getDefaultCurrency() : currency;
    }

    /**
     * The sum over the lines.
     *
     * @param currency of the order
     * @return {@code null} when a line has no price, or the order no currency
     */
    static BigDecimal total(List<OrderLine> lines, String currency) {
        if (currency.isEmpty()) {
            return null;
        }
        BigDecimal total = Currencies.stored(BigDecimal.ZERO);
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
        Order order = state.getOrder();
        boolean stated = state.getPlaced().getCurrency() != null;
        boolean taken = asked.stream().anyMatch(line -> isFor(line, kind, key) && line.getUnitPrice() == null);
        boolean differs = !order.getCurrency().isEmpty() && !order.getCurrency().equals(product.getCurrency());
        // A request with both price and currency needs neither from the catalogue.
        boolean mismatch = differs && (taken || !stated);
        List<OrderLine> lines = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            OrderLine known = order.getLines().get(i);
            lines.add(isFor(asked.get(i), kind, key) ? found(known, product, mismatch) : known);
        }
        return new Priced(lines, mismatch || stated ? order.getCurrency() : product.getCurrency(), mismatch);
    }

    /** Whether the line, as it was asked for, waits for this. */
    static boolean isFor(OrderLine asked, LookupKind kind, String key) {
        return switch (kind) {
            case SKU -> key.equals(asked.getSku());
            case PRODUCT -> asked.getProductId() != null && key.equals(Long.toString(asked.getProductId()));
            default -> false;
        };
    }

    /**
     * Marks the lines whose stated prices cannot be paid in the order's currency, which may not have been known when
     * the request was validated.
     *
     * @param lines as those of the request stand
     * @return the same lines when there is none
     */
    static List<OrderLine> tooFine(PlaceOrder placed, List<OrderLine> lines, String currency) {
        List<OrderLine> asked = LineMerge.requested(placed);
        List<OrderLine> marked = new ArrayList<>(lines.size());
        boolean any = false;
        for (int i = 0; i < asked.size(); i++) {
            BigDecimal own = asked.get(i).getUnitPrice();
            boolean fine = own != null && !currency.isEmpty() && !Currencies.isAmount(own, currency);
            marked.add(fine ? Lines.unmet(lines.get(i), OrderReason.PRICE_TOO_FINE) : lines.get(i));
            any |= fine;
        }
        return any ? marked : lines;
    }

    private static OrderLine found(OrderLine line, ProductFound product, boolean mismatch) {
        BigDecimal price =
                line.getUnitPrice() == null && !mismatch ? Currencies.stored(product.getPrice()) : line.getUnitPrice();
        return new OrderLine(
                line.getSku() == null ? product.getSku() : line.getSku(),
                product.getProductId(),
                product.getName(),
                line.getQuantity(),
                price,
                line.getWarehouseId(),
                List.of(),
                mismatch ? OrderReason.CURRENCY_MISMATCH : null,
                null);
    }
}
