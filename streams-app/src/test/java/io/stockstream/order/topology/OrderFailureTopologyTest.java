package io.stockstream.order.topology;

import static io.stockstream.order.OrderStatus.CANCELLED;
import static io.stockstream.order.OrderStatus.FAILED;
import static io.stockstream.order.OrderStatus.PENDING;
import static io.stockstream.order.OrderStatus.PROCESSED;
import static io.stockstream.order.OrderStep.DRIVEN_ON;
import static io.stockstream.order.OrderStep.DUPLICATE;
import static io.stockstream.order.OrderStep.LOOKED_UP;
import static io.stockstream.order.OrderStep.PLACED;
import static io.stockstream.order.OrderStep.REFUSED;
import static io.stockstream.order.OrderStep.RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.Order;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStep;
import io.stockstream.order.decide.LookupPlan;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.streams.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of orders that fail, are cancelled, or get stuck. */
class OrderFailureTopologyTest {

    private static final Instant SOON = Facts.NOON.plusSeconds(31);
    private static final Instant LATE = Facts.NOON.plus(Duration.ofMinutes(11));
    private static final String CANCELLED_REPORT = " SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"cancelled\"}";

    private final OrderShop shop = new OrderShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"7,0,0,UNKNOWN_USER", "0,3,0,UNKNOWN_ADDRESS", "0,0,5,UNKNOWN_PRODUCT"})
    void shouldFailWhenTheCatalogueDoesNotKnowIt(long user, long address, long product, OrderReason reason) {
        Basket basket = Basket.of(OrderFacts.EMAIL).sku("A", 1, "1");
        if (user > 0) {
            basket.user(user);
        }
        if (address > 0) {
            basket.address(address);
        }
        if (product > 0) {
            basket.product(product, 1);
        }
        String key = Long.toString(user + address + product);
        String kind = reason.name().substring("UNKNOWN_".length());
        shop.place(basket);
        shop.expectLookups("%s %s attempt 1".formatted(kind, key), "SKU A attempt 1");
        shop.answer(OrderFacts.absent(shop.asked("A")));
        for (int attempt = 2; attempt <= LookupPlan.MOST_ATTEMPTS; attempt++) {
            shop.answer(OrderFacts.absent(shop.asked(key)));
            shop.expectLookups("%s %s attempt %d".formatted(kind, key, attempt));
        }
        shop.answer(OrderFacts.absent(shop.asked(key)));
        shop.check(Facts.NOON.plusSeconds(121));
        shop.expectLookups("%s %s attempt %d".formatted(kind, key, LookupPlan.MOST_ATTEMPTS + 1));
        shop.answer(OrderFacts.absent(shop.asked(key)));

        List<OrderStep> steps = new ArrayList<>(Collections.nCopies(LookupPlan.MOST_ATTEMPTS + 1, LOOKED_UP));
        steps.addFirst(PLACED);
        steps.addAll(List.of(DRIVEN_ON, OrderStep.FAILED));
        shop.decisions(steps.toArray(OrderStep[]::new));
        expectFailed(shop.published(PENDING, FAILED), reason);
        shop.expectNothingFurther();
    }

    @Test
    void shouldFailAndReleaseAllWhenOneSkuOfThreeIsRefused() {
        place();
        shop.hold("A");
        shop.refuse("B", ReservationRefusal.INSUFFICIENT_STOCK, 4L);
        shop.expectCommands("RELEASE A", "RELEASE B", "RELEASE C");
        shop.hold("C");

        shop.decisions(RESERVED, OrderStep.FAILED);
        Order order = shop.published(FAILED);
        assertThat(order.getLines().get(1).getAvailable()).isEqualTo(4);
        expectFailed(order, OrderReason.INSUFFICIENT_STOCK);
        shop.expectNothingFurther();
    }

    @Test
    void shouldFailWhenASkuIsUnknown() {
        place();
        shop.refuse("C", ReservationRefusal.UNKNOWN_SKU, null);
        shop.expectCommands("RELEASE A", "RELEASE B", "RELEASE C");

        shop.decisions(OrderStep.FAILED);
        expectFailed(shop.published(FAILED), OrderReason.UNKNOWN_SKU);
        shop.expectNothingFurther();
    }

    @Test
    void shouldCancelWhileTheCatalogueIsAsked() {
        shop.place(Basket.of(OrderFacts.EMAIL).sku("A", 1));
        shop.expectLookups("SKU A attempt 1");
        shop.request(OrderFacts.cancel("task-2"));
        shop.answer(OrderFacts.product(shop.asked("A"), "A", "5", "RUB"));

        shop.decisions(PLACED, OrderStep.CANCELLED);
        shop.published(PENDING, CANCELLED);
        shop.expectReports("task-1" + CANCELLED_REPORT, "task-2" + CANCELLED_REPORT);
        shop.expectNothingFurther();
    }

    @Test
    void shouldCancelWhileStockIsAskedAndTakeNoLateOutcome() {
        place();
        shop.hold("A");
        shop.request(OrderFacts.cancel("task-2"));
        shop.expectCommands("RELEASE A", "RELEASE B", "RELEASE C");
        shop.hold("B", "C");

        shop.decisions(RESERVED, OrderStep.CANCELLED);
        assertThat(shop.published(CANCELLED).getInvoiceNumber()).isNull();
        shop.expectReports("task-1" + CANCELLED_REPORT, "task-2" + CANCELLED_REPORT);
        shop.expectNothingFurther();
    }

    @Test
    void shouldCancelAnOrderWhileItsOnlySkuIsSold() {
        shop.placeWithoutCatalogue(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1"));
        shop.expectCommands("SELL A");
        shop.request(OrderFacts.cancel("task-2"));
        shop.expectCommands("RELEASE A");
        shop.hold("A");

        shop.decisions(PLACED, LOOKED_UP, OrderStep.CANCELLED);
        assertThat(shop.published(PENDING, CANCELLED).getInvoiceNumber()).isNull();
        shop.expectReports("task-1" + CANCELLED_REPORT, "task-2" + CANCELLED_REPORT);
        shop.expectNothingFurther();
    }

    @Test
    void shouldFailAnOrderOfOneSkuThatWaitsTooLong() {
        shop.placeWithoutCatalogue(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1"));
        shop.expectCommands("SELL A");
        shop.outcome(OrderFacts.waiting(shop.reserved("A")));
        shop.check(LATE);
        shop.expectCommands("SELL A");
        shop.check(LATE.plusSeconds(60));
        shop.expectCommands("RELEASE A");
        shop.hold("A");

        shop.decisions(PLACED, LOOKED_UP, OrderStep.WAITING, DRIVEN_ON, OrderStep.FAILED);
        expectFailed(shop.published(PENDING, FAILED), OrderReason.TIMED_OUT);
        shop.expectNothingFurther();
    }

    @Test
    void shouldReturnTheStockOfASoldOrderOnce() {
        shop.placeWithoutCatalogue(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1"));
        shop.expectCommands("SELL A");
        shop.hold("A");
        shop.request(OrderFacts.cancel(null));
        shop.request(OrderFacts.cancel(null));
        shop.expectCommands("RELEASE A");

        shop.decisions(PLACED, LOOKED_UP, OrderStep.PROCESSED, OrderStep.CANCELLED, DUPLICATE);
        shop.published(PENDING, PROCESSED, CANCELLED);
        shop.expectReports("task-1 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"processed\"}");
        shop.notification();
        shop.invoice();
        shop.expectNothingFurther();
    }

    @Test
    void shouldReturnTheStockOfAProcessedOrderOnce() {
        place();
        shop.hold("A", "B", "C");
        shop.expectCommands("COMMIT A", "COMMIT B", "COMMIT C");
        shop.request(OrderFacts.cancel(null));
        shop.request(OrderFacts.cancel("task-3"));
        shop.expectCommands("RELEASE A", "RELEASE B", "RELEASE C");

        shop.decisions(RESERVED, RESERVED, OrderStep.PROCESSED, OrderStep.CANCELLED, DUPLICATE);
        shop.published(PROCESSED, CANCELLED);
        shop.expectReports(
                "task-1 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"processed\"}", "task-3" + CANCELLED_REPORT);
        assertThat(shop.notification().getTaskId()).endsWith("processed");
        shop.invoice();
        shop.expectNothingFurther();
    }

    @Test
    void shouldRefuseWhatIsAskedOfAnUnknownOrder() {
        shop.request(OrderFacts.cancel("task-2"));

        assertThat(shop.decisions(REFUSED).getFirst().getSequence()).isZero();
        shop.expectReports(
                "task-2 FAILED {\"order_id\":\"order-1\",\"status\":\"unknown\",\"reason\":\"unknown_order\"}");
        shop.expectNothingFurther();
    }

    @Test
    void shouldDriveAStuckOrderOnOncePerCheckAndProcessItThen() {
        place();
        shop.hold("A", "B");
        shop.check(Facts.NOON.plusSeconds(30));
        shop.check(SOON);
        shop.check(SOON);
        shop.expectCommands("RESERVE C");
        shop.hold("C");
        shop.expectCommands("COMMIT A", "COMMIT B", "COMMIT C");
        shop.check(LATE);

        shop.decisions(RESERVED, RESERVED, DRIVEN_ON, OrderStep.PROCESSED);
        shop.published(PROCESSED);
        shop.expectReports("task-1 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"processed\"}");
        shop.notification();
        shop.invoice();
        shop.expectNothingFurther();
    }

    @Test
    void shouldAskTheCatalogueAgainForAStuckOrder() {
        shop.place(Basket.of(OrderFacts.EMAIL).sku("A", 1).sku("B", 1));
        shop.expectLookups("SKU A attempt 1", "SKU B attempt 1");
        shop.answer(OrderFacts.absent(shop.asked("B")));
        shop.check(SOON);

        shop.expectLookups("SKU A attempt 1");
        shop.decisions(PLACED, LOOKED_UP, DRIVEN_ON);
        shop.published(PENDING);
        shop.expectNothingFurther();
    }

    @Test
    void shouldFailAnOrderThatTakesTooLong() {
        place();
        shop.hold("A");
        shop.check(SOON);
        shop.expectCommands("RESERVE B", "RESERVE C");
        shop.check(LATE);
        shop.expectCommands("RELEASE A", "RELEASE B", "RELEASE C");
        shop.hold("B", "C");
        shop.check(LATE.plusSeconds(300));

        assertThat(shop.decisions(RESERVED, DRIVEN_ON, OrderStep.FAILED)
                        .getLast()
                        .getDecidedAt())
                .isEqualTo(LATE);
        expectFailed(shop.published(FAILED), OrderReason.TIMED_OUT);
        shop.expectNothingFurther();
    }

    private void place() {
        shop.placeWithoutCatalogue(
                Basket.of(OrderFacts.EMAIL).sku("A", 2, "1").sku("B", 9, "1").sku("C", 1, "1"));
        shop.expectCommands("RESERVE A", "RESERVE B", "RESERVE C");
        shop.decisions(PLACED, LOOKED_UP, LOOKED_UP, LOOKED_UP);
        shop.published(PENDING);
    }

    private void expectFailed(Order order, OrderReason reason) {
        assertThat(order.getReason()).isEqualTo(reason);
        assertThat(order.getInvoiceNumber()).isNull();
        String word = reason.name().toLowerCase(Locale.ROOT);
        shop.expectReports(
                "task-1 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"failed\",\"reason\":\"%s\"}".formatted(word));
        assertThat(shop.notification().getPayload())
                .contains("\"status\":\"failed\"", "\"reason\":\"%s\"".formatted(word));
    }
}
