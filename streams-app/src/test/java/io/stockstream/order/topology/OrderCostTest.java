package io.stockstream.order.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderRules;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An order costs what its lines are worth: a budget of records and bytes, without those of stock, tasks and reports.
 */
class OrderCostTest {

    private static final int MANY = OrderRules.MAX_LINES;
    private static final long MOST_BYTES = 3_000_000;

    /** Twice the lines, hardly more than twice the cost. */
    private static final double HARDLY_MORE = 1.05;

    @Test
    void shouldWriteSoManyRecordsForOneLine() {
        assertThat(OrderCost.of(1).records()).isEqualTo(records(1, 1));
    }

    @Test
    void shouldWriteSoManyRecordsForThreeLines() {
        // Two of the three skus are in one partition of the catalogue, and share a question.
        assertThat(OrderCost.of(3).records()).isEqualTo(records(3, 2));
    }

    private static Map<String, Integer> records(int lines, int questions) {
        Map<String, Integer> records = new HashMap<>();
        // Read by order-views, reports, query-api and a replay: the history of the order, and its script.
        records.put("orders.decisions", 1 + 2 * lines);
        // Read by order-views, reports and the cache: one for each status.
        records.put("orders.orders", 2);
        records.put("orders.lookups", questions);
        // To reserve and to commit; the only sku is sold by one command.
        records.put("stock.reservations", lines == 1 ? 1 : 2 * lines);
        // The answers but the last, which settles the order: that takes it from one store to the other.
        records.put("stockstream-orders-orders-pending-changelog", 1 + questions + lines);
        records.put("stockstream-orders-orders-book-changelog", 1);
        records.put("stockstream-orders-orders-counters-changelog", 1);
        // And nothing by order-views: its stores are restored from what is here.
        records.put("tasks.reports", 1);
        records.put("tasks.priority", 1);
        records.put("tasks.invoices", 1);
        return records;
    }

    @Test
    void shouldStayBelowThreeMegabytesForAThousandLinesWithPrices() {
        OrderCost cost = OrderCost.of(MANY);

        System.out.println(cost);
        assertThat(cost.all().bytes()).isLessThan(MOST_BYTES);
    }

    @Test
    void shouldCostInProportionToTheLines() {
        for (int lines = MANY / 8; lines < MANY; lines *= 2) {
            OrderCost.Written some = OrderCost.of(lines).all();
            OrderCost.Written twice = OrderCost.of(2 * lines).all();

            assertThat(twice.bytes()).as("bytes of %d lines", 2 * lines).isLessThan((long)
                    (2 * HARDLY_MORE * some.bytes()));
            assertThat(twice.records()).as("records of %d lines", 2 * lines).isLessThan((int)
                    (2 * HARDLY_MORE * some.records()));
        }
    }
}
