package io.stockstream.order.decide;

import io.stockstream.money.Currencies;
import io.stockstream.order.LookupKind;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.ProductFound;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices of lines. A price in the request is kept; a line without one takes the catalogue's. An order has one currency:
 * the one in the request, otherwise that of its products, even if the request states their prices. Only if neither
 * names one does the default in the request apply.
 */
final class Pricing {

    /** Stands for an unknown currency. */
    private static final String NONE = "";

    private final List<OrderLine> asked;
    private final Map<LookupPlan.Name, List<Integer>> lookedUpBy = new HashMap<>();
    private final List<OrderLine> lines;
    private final boolean stated;
    private String currency;

    /**
     * @param state the order before its last lookup; its lines still stand as those of the request do
     */
    Pricing(OrderState state) {
        asked = LineMerge.requested(state.getPlaced());
        lines = new ArrayList<>(state.getOrder().getLines());
        currency = state.getOrder().getCurrency();
        stated = state.getPlaced().getCurrency() != null;
        for (int i = 0; i < asked.size(); i++) {
            lookedUpBy
                    .computeIfAbsent(name(asked.get(i)), name -> new ArrayList<>())
                    .add(i);
        }
    }

    private static LookupPlan.Name name(OrderLine line) {
        return line.getProductId() == null
                ? new LookupPlan.Name(LookupKind.SKU, line.getSku())
                : new LookupPlan.Name(LookupKind.PRODUCT, Long.toString(line.getProductId()));
    }

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
     * @param kind what the lines were looked up by
     * @param key the product id or sku that was looked up
     * @return whether the product's currency differs from the order's; its lines take no price from it
     */
    boolean mismatches(LookupKind kind, String key, ProductFound product) {
        List<Integer> places = lookedUpBy.getOrDefault(new LookupPlan.Name(kind, key), List.of());
        boolean taken = places.stream().anyMatch(i -> asked.get(i).getUnitPrice() == null);
        boolean differs = !currency.isEmpty() && !currency.equals(product.getCurrency());
        // A request with both price and currency needs neither from the catalogue.
        boolean mismatch = differs && (taken || !stated);
        places.forEach(i -> lines.set(i, found(lines.get(i), product, mismatch)));
        if (!mismatch && !stated) {
            currency = product.getCurrency();
        }
        return mismatch;
    }

    List<OrderLine> lines() {
        return List.copyOf(lines);
    }

    /** The currency so far; empty while it is not known. */
    String currency() {
        return currency;
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
