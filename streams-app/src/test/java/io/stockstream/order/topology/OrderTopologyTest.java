package io.stockstream.order.topology;

import static io.stockstream.order.OrderStatus.PENDING;
import static io.stockstream.order.OrderStatus.PROCESSED;
import static io.stockstream.order.OrderStatus.SHIPPED;
import static io.stockstream.order.OrderStep.DUPLICATE;
import static io.stockstream.order.OrderStep.LOOKED_UP;
import static io.stockstream.order.OrderStep.PLACED;
import static io.stockstream.order.OrderStep.REFUSED;
import static io.stockstream.order.OrderStep.RESERVED;
import static io.stockstream.order.OrderStep.STATUS_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.streams.Facts;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stories of orders that go well. */
class OrderTopologyTest {

    private static final String PROCESSED_REPORT =
            "task-1 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"processed\"}";

    private final OrderShop shop = new OrderShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldTellTheStoryOfAnOrderOfOneLine() {
        shop.placeWithoutCatalogue(Basket.of(OrderFacts.EMAIL).sku("A", 2, "10.5"));
        shop.expectCommands("SELL A");
        shop.hold("A");

        List<OrderDecided> decided = shop.decisions(PLACED, LOOKED_UP, OrderStep.PROCESSED);
        assertThat(decided).extracting(OrderDecided::getSequence).containsExactly(1L, 2L, 3L);
        assertThat(decided.getLast().getDecidedAt()).isEqualTo(Facts.NOON.plusSeconds(2));
        assertThat(decided.getLast().getCause().getTopic()).isEqualTo("orders.reservation-outcomes");
        assertThat(decided.getLast().getStock().getCommand().getTopic()).isEqualTo("stock.reservations");
        Order order = shop.published(PENDING, PROCESSED);
        assertThat(order.getTotal()).isEqualByComparingTo("21.00");
        assertThat(order.getInvoiceNumber()).isEqualTo("INV-00-00000001");
        assertThat(order.getVersion()).isEqualTo(3);
        shop.expectReports(PROCESSED_REPORT);
        expectEffects(order);
        shop.expectNothingFurther();
    }

    private void expectEffects(Order order) {
        TaskRequested mail = shop.notification();
        assertThat(mail.getTaskId()).isEqualTo("order:order-1:notification:processed");
        assertThat(mail.getType()).isEqualTo("order_notification");
        assertThat(mail.getQueue()).isEqualTo(TaskQueue.PRIORITY);
        assertThat(mail.getPayload())
                .isEqualTo("{\"order_id\":\"order-1\",\"email\":\"user@example.com\",\"status\":\"processed\","
                        + "\"reason\":null,\"total\":\"21.00\",\"currency\":\"RUB\","
                        + "\"invoice_number\":\"INV-00-00000001\",\"lines\":"
                        + "[{\"sku\":\"A\",\"product_id\":null,\"quantity\":2,\"available\":null}]}");
        TaskRequested invoice = shop.invoice();
        assertThat(invoice.getTaskId()).isEqualTo("order:order-1:invoice");
        assertThat(invoice.getType()).isEqualTo("invoice");
        assertThat(invoice.getQueue()).isEqualTo(TaskQueue.INVOICES);
        assertThat(invoice.getRequestedAt()).isEqualTo(order.getProcessedAt());
        assertThat(invoice.getPayload())
                .as("it names the order, which may be too large for it")
                .isEqualTo("{\"order_id\":\"order-1\",\"version\":%d}".formatted(order.getVersion()));
    }

    @Test
    void shouldTellTheStoryOfAnOrderOfAUserByEveryKindOfLine() {
        shop.place(Basket.ofUser(7)
                .address(3)
                .product(5, 1)
                .sku("A", 2)
                .sku("A", 1, "4.00")
                .sku("B", 1, "1.00", "W-9"));
        shop.expectLookups(
                "USER 7 attempt 1", "ADDRESS 3 attempt 1", "PRODUCT 5 attempt 1", "SKU A attempt 1", "SKU B attempt 1");

        shop.answer(OrderFacts.absent(shop.asked("B")));
        shop.answer(OrderFacts.product(shop.asked("A"), "A", "5", "RUB"));
        shop.answer(OrderFacts.address(shop.asked("3"), 7));
        shop.answer(OrderFacts.user(shop.asked("7")));
        shop.answer(OrderFacts.product(shop.asked("5"), "C", "100.99", "RUB"));
        shop.expectCommands("RESERVE C", "RESERVE A", "RESERVE B");
        shop.decisions(PLACED, LOOKED_UP, LOOKED_UP, LOOKED_UP, LOOKED_UP, LOOKED_UP);
        assertThat(shop.published(PENDING).getEmail())
                .as("only a new status is published")
                .isNull();

        shop.hold("B", "A", "C");
        shop.decisions(RESERVED, RESERVED, OrderStep.PROCESSED);
        shop.expectCommands("COMMIT C", "COMMIT A", "COMMIT B");
        Order order = shop.published(PROCESSED);
        assertThat(order.getEmail()).isEqualTo(OrderFacts.OF_CATALOGUE);
        assertThat(order.getTotal()).isEqualByComparingTo("115.99");
        assertThat(order.getLines()).allMatch(line -> line.getAllocations().size() == 1);
        assertThat(shop.notification().getPayload()).contains(OrderFacts.OF_CATALOGUE);
        assertThat(shop.invoice().getTaskId()).isEqualTo("order:order-1:invoice");
        shop.expectReports(PROCESSED_REPORT);
        shop.expectNothingFurther();
    }

    @Test
    void shouldCountInvoicesOnOverOrders() {
        for (String id : List.of("one", "two")) {
            shop.requestWithoutCatalogue(new OrderRequested(
                    id, null, Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").order(), List.of()));
            shop.expectCommands("SELL A");
            shop.hold("A");
        }

        assertThat(shop.published(PENDING, PROCESSED, PENDING, PROCESSED).getInvoiceNumber())
                .isEqualTo("INV-00-00000002");
    }

    @Test
    void shouldTellTheStoryOfAnOrderThatIsSaidAgain() {
        shop.placeWithoutCatalogue(Basket.of(OrderFacts.EMAIL).sku("A", 2, "10.5"));
        shop.request(OrderFacts.place(
                "task-2", Basket.of(OrderFacts.EMAIL).sku("A", 2, "10.50").order()));
        shop.request(OrderFacts.place(
                "task-3", Basket.of(OrderFacts.EMAIL).sku("A", 3, "10.50").order()));

        List<OrderDecided> decided = shop.decisions(PLACED, LOOKED_UP, DUPLICATE, REFUSED);
        assertThat(decided.getLast().getReason()).isEqualTo(OrderReason.CONFLICTING_DUPLICATE);
        assertThat(decided.getLast().getTaskId()).isEqualTo("task-3");
        shop.published(PENDING);
        shop.expectCommands("SELL A");
        shop.expectReports(
                "task-2 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"pending\"}",
                "task-3 FAILED {\"order_id\":\"order-1\",\"status\":\"pending\",\"reason\":\"conflicting_duplicate\"}");
        shop.expectNothingFurther();
    }

    @Test
    void shouldShipAndDeliver() {
        processed();

        shop.request(OrderFacts.change("task-2", SHIPPED));
        shop.request(OrderFacts.change(null, OrderStatus.DELIVERED));

        shop.decisions(STATUS_CHANGED, STATUS_CHANGED);
        assertThat(shop.published(SHIPPED, OrderStatus.DELIVERED).getVersion()).isEqualTo(5);
        shop.expectReports("task-2 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"shipped\"}");
        shop.expectNothingFurther();
    }

    @Test
    void shouldTakeAnOutcomeThatComesAgainForNothing() {
        processed();

        shop.hold("A");

        shop.expectNothingFurther();
    }

    private void processed() {
        shop.placeWithoutCatalogue(Basket.of(OrderFacts.EMAIL).sku("A", 2, "10.5"));
        shop.expectCommands("SELL A");
        shop.hold("A");
        shop.decisions(PLACED, LOOKED_UP, OrderStep.PROCESSED);
        shop.published(PENDING, PROCESSED);
        shop.expectReports(PROCESSED_REPORT);
        shop.notification();
        shop.invoice();
        shop.expectNothingFurther();
    }
}
