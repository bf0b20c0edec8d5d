package io.stockstream.order.topology;

import io.stockstream.order.LineRequested;
import io.stockstream.order.PlaceOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An order that is being put together. */
public final class Basket {

    private final List<LineRequested> lines = new ArrayList<>();
    private Long user;
    private String email;
    private Long address;
    private String currency;
    private boolean unstated;
    private String fallback;

    /** An order of a customer known by e-mail. */
    public static Basket of(String email) {
        Basket basket = new Basket();
        basket.email = email;
        return basket;
    }

    /** An order of a user of the catalogue. */
    public static Basket ofUser(long id) {
        Basket basket = new Basket();
        basket.user = id;
        return basket;
    }

    public Basket email(String given) {
        email = given;
        return this;
    }

    Basket user(long id) {
        user = id;
        return this;
    }

    public Basket address(long id) {
        address = id;
        return this;
    }

    public Basket currency(String given) {
        currency = given;
        return this;
    }

    /** A basket with prices and without a currency. */
    public Basket withoutCurrency() {
        unstated = true;
        return this;
    }

    /** The default that the API writes into an order without a currency. */
    public Basket defaultCurrency(String given) {
        fallback = given;
        return withoutCurrency();
    }

    /** A line whose price the catalogue knows, if anybody does. */
    public Basket sku(String sku, long quantity) {
        return sku(sku, quantity, null, null);
    }

    public Basket sku(String sku, long quantity, String price) {
        return sku(sku, quantity, price, null);
    }

    public Basket sku(String sku, long quantity, String price, String warehouse) {
        lines.add(new LineRequested(sku, null, quantity, decimal(price), warehouse));
        return this;
    }

    public Basket product(long id, long quantity) {
        return product(id, quantity, null);
    }

    public Basket product(long id, long quantity, String price) {
        lines.add(new LineRequested(null, id, quantity, decimal(price), null));
        return this;
    }

    public PlaceOrder order() {
        return new PlaceOrder(user, email, address, List.copyOf(lines), stated(), fallback);
    }

    /**
     * Stated prices are in roubles unless a test says otherwise: an order with a currency asks the catalogue for no
     * price that it has.
     */
    private String stated() {
        boolean priced = lines.stream().anyMatch(line -> line.getUnitPrice() != null);
        return currency == null && priced && !unstated ? "RUB" : currency;
    }

    private static BigDecimal decimal(String price) {
        return price == null ? null : new BigDecimal(price);
    }
}
