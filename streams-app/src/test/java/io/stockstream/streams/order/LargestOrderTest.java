package io.stockstream.streams.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.Order;
import io.stockstream.order.OrderRules;
import io.stockstream.order.OrderState;
import io.stockstream.order.PlaceOrder;
import io.stockstream.streams.Facts;
import io.stockstream.streams.runtime.StateSerde;
import io.stockstream.task.TaskRequested;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What cannot be written stops the topology for good, so whatever the rules let in has to fit. */
class LargestOrderTest {

    /** Kafka's limit of a record, less something for its key, headers and the batch around it. */
    private static final int MOST_BYTES = 1024 * 1024 - 1024;

    @Test
    void shouldFitRecordsWhenTheOrderIsAsLargeAsTheRulesAllow() {
        OrderJournal journal = new OrderJournal();

        journal.request(OrderFacts.place(largest()));
        assertThat(bytes(OrderState.class, journal.state())).isLessThan(MOST_BYTES);
        journal.effects(OrderEffect.Command.class)
                .forEach(command -> journal.outcome(OrderFacts.held(command.request())));

        Order order = journal.order();
        assertThat(order.getInvoiceNumber()).isNotNull();
        assertThat(order.getLines()).hasSize(OrderRules.MAX_LINES);
        assertThat(bytes(OrderState.class, journal.state())).isLessThan(MOST_BYTES);
        assertThat(bytes(Order.class, order)).isLessThan(MOST_BYTES);
        assertThat(bytes(TaskRequested.class, OrderTasks.invoice(order, Facts.NOON)))
                .isLessThan(MOST_BYTES);
        assertThat(bytes(TaskRequested.class, OrderTasks.notification(order, Facts.NOON)))
                .isLessThan(MOST_BYTES);
    }

    private static PlaceOrder largest() {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        String warehouse = "W".repeat(OrderRules.MAX_LINE_TEXTS / OrderRules.MAX_LINES - 100);
        for (int i = 0; i < OrderRules.MAX_LINES; i++) {
            basket.sku("%0100d".formatted(i), OrderRules.MAX_QUANTITY, "9999999999.99", warehouse);
        }
        PlaceOrder order = basket.order();
        assertThat(OrderRules.check(OrderFacts.place(order))).isEmpty();
        return order;
    }

    private static <T extends SpecificRecord> int bytes(Class<T> type, T record) {
        return StateSerde.of(type).serializer().serialize("", record).length;
    }
}
