package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.horizon.Horizon;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.order.topology.OrderShop;
import io.stockstream.streams.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderHorizonTest {

    /** When stock answered, and the order was processed. */
    private static final Instant PROCESSED = Facts.NOON.plusSeconds(2);

    private static final Instant HORIZON = PROCESSED.plusSeconds(1);
    private static final Instant DUE = HORIZON.plus(Duration.ofDays(400));
    private static final Basket BASKET =
            Basket.of(OrderFacts.EMAIL).currency("RUB").sku("A", 2, "10.50").sku("B", 1, "1");

    private final OrderShop shop = new OrderShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldForgetAProcessedOrderWithItsReservations() {
        process();

        assertThat(shop.move(DUE, PROCESSED)).hasSize(1);
        shop.expectNothingFurther();

        List<TestRecord<String, Horizon>> stretches = shop.move(DUE, HORIZON);
        assertThat(stretches).extracting(TestRecord::key).containsExactly(OrderFacts.ORDER);
        OrderDecided last = shop.decisions(OrderStep.FORGOTTEN).getFirst();
        assertThat(last.getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(last.getCause().getTopic()).isEqualTo("orders.horizons");
        assertThat(last.getDecidedAt()).isEqualTo(DUE);
        assertThat(shop.forgotten()).containsExactly(OrderFacts.ORDER);
        shop.expectCommands("FORGET A", "FORGET B");
        assertThat(shop.size()).isZero();
        shop.expectNothingFurther();
    }

    @Test
    void shouldRefuseARepeatedRequestOfAForgottenOrder() {
        process();
        shop.move(DUE, HORIZON);
        shop.forgetThePast();

        shop.request(OrderFacts.place("again", BASKET.order()), HORIZON.minusMillis(1));

        OrderDecided refused = shop.decisions(OrderStep.REFUSED).getFirst();
        assertThat(refused.getReason()).isEqualTo(OrderReason.TOO_OLD);
        assertThat(refused.getHorizon()).isEqualTo(HORIZON);
        assertThat(refused.getExplanation()).contains(HORIZON.toString(), "send it again");
        shop.expectReports("again FAILED {\"order_id\":\"order-1\",\"status\":\"unknown\",\"reason\":\"too_old\"}");
        assertThat(shop.size()).isZero();
        shop.expectNothingFurther();
    }

    @Test
    void shouldKnowNothingOfAForgottenOrder() {
        process();
        shop.move(DUE, HORIZON);
        shop.forgetThePast();

        OrderRequested cancel = OrderFacts.cancel("cancel");
        shop.request(cancel, DUE);

        OrderDecided refused = shop.decisions(OrderStep.REFUSED).getFirst();
        assertThat(refused.getReason()).isEqualTo(OrderReason.UNKNOWN_ORDER);
        shop.expectReports(
                "cancel FAILED {\"order_id\":\"order-1\",\"status\":\"unknown\",\"reason\":\"unknown_order\"}");
        shop.expectNothingFurther();
    }

    @Test
    void shouldKeepAPendingOrderWhateverItsAge() {
        shop.place(BASKET);
        shop.forgetThePast();

        shop.move(DUE, HORIZON);

        assertThat(shop.size()).isEqualTo(1);
        shop.expectNothingFurther();
    }

    /** A request that repeats an order that is known is a duplicate, however old it is. */
    @Test
    void shouldRecognizeARepeatedRequestOfAKnownOrder() {
        process();
        shop.request(OrderFacts.change("ship", OrderStatus.SHIPPED), DUE);
        shop.move(DUE, HORIZON);
        shop.forgetThePast();

        shop.request(OrderFacts.place("again", BASKET.order()), Facts.NOON);

        shop.decisions(OrderStep.DUPLICATE);
        shop.expectReports("again SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"shipped\"}");
        shop.expectNothingFurther();
    }

    @Test
    void shouldGoThroughTheBookInStepsOfBoundedWork() {
        for (int i = 0; i < 600; i++) {
            shop.request(new OrderRequested("o-" + i, null, BASKET.order(), List.of()), Facts.NOON);
            shop.request(new OrderRequested("o-" + i, null, OrderFacts.cancelCommand(), List.of()), Facts.NOON);
        }
        shop.forgetThePast();

        // A decision, a tombstone and two commands for each: 250 to a step.
        assertThat(shop.move(DUE, HORIZON)).hasSize(3);

        assertThat(shop.size()).isZero();
        assertThat(shop.forgotten()).hasSize(600);
    }

    private void process() {
        shop.placeWithoutCatalogue(BASKET);
        shop.expectCommands("RESERVE A", "RESERVE B");
        shop.hold("A", "B");
        shop.forgetThePast();
    }
}
