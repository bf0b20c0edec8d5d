package io.stockstream.bench;

import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.PlaceOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The orders of one run.
 *
 * @param name begins the id of each
 * @param count how many
 * @param lines lines of each, of different skus
 * @param hot whether the first line of every order is of the same sku
 * @param priced whether the requests give prices; otherwise the catalogue is asked
 */
record OrderLoad(String name, int count, int lines, boolean hot, boolean priced) {

    /** Skus that orders are made of. */
    static final int SKUS = 1_000;

    private static final BigDecimal PRICE = new BigDecimal("9.50");

    /** Makes one order; equal numbers give equal orders. */
    OrderRequested order(int number) {
        Random random = new Random(number);
        List<LineRequested> wanted = new ArrayList<>();
        int first = random.nextInt(SKUS);
        for (int line = 0; line < lines; line++) {
            int sku = hot ? hot(first, line) : (first + line) % SKUS;
            wanted.add(new LineRequested(sku(sku), null, 1L, priced ? PRICE : null, null));
        }
        return new OrderRequested(
                name + "-" + number,
                null,
                new PlaceOrder(null, "bench@example.com", null, wanted, null, null),
                List.of());
    }

    private static int hot(int first, int line) {
        return line == 0 ? 0 : 1 + (first + line) % (SKUS - 1);
    }

    static String sku(int number) {
        return "ORDER-SKU-" + number;
    }

    @Override
    public String toString() {
        return "%d line%s, %s%s"
                .formatted(
                        lines,
                        lines == 1 ? "" : "s",
                        hot ? "one hot sku" : "uniform",
                        priced ? "" : ", prices looked up");
    }
}
