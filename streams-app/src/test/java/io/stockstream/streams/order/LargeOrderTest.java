package io.stockstream.streams.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderRules;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.streams.Facts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An order that asks many questions is decided by the same steps as any other, and written a few times only. */
class LargeOrderTest {

    private static final int MANY = OrderRules.MAX_LINES;
    private static final int STEP = Questions.MOST_ASKED;
    private static final String[] SKUS =
            IntStream.range(0, MANY).mapToObj("S%04d"::formatted).toArray(String[]::new);

    private final OrderShop shop = new OrderShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldAskStockInStepsAndBePublishedOnceForEach() {
        place();
        shop.decisions(steps(OrderStep.PLACED, OrderStep.LOOKED_UP, MANY));
        for (int asked = 0; asked < MANY; asked += STEP) {
            shop.expectCommands(commands("RESERVE", asked));
            shop.hold(skus(asked));
        }

        shop.decisions(steps(OrderStep.RESERVED, MANY - 1, OrderStep.PROCESSED));
        OrderStatus[] statuses = new OrderStatus[MANY / STEP + 1];
        Arrays.fill(statuses, OrderStatus.PENDING);
        statuses[MANY / STEP] = OrderStatus.PROCESSED;
        assertThat(shop.published(statuses).getLines())
                .allSatisfy(line -> assertThat(line.getAllocations()).hasSize(1));
        shop.expectCommands(Arrays.stream(SKUS).map(sku -> "COMMIT " + sku).toArray(String[]::new));
        shop.expectReports("task-1 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"processed\"}");
        shop.notification();
        shop.invoice();
        shop.expectNothingFurther();
    }

    @Test
    void shouldFailWithoutTheRestWhenOneSkuCannotBeMet() {
        place();
        shop.expectCommands(commands("RESERVE", 0));
        shop.hold(Arrays.copyOf(SKUS, 10));
        shop.refuse(SKUS[10], ReservationRefusal.INSUFFICIENT_STOCK, 0L);

        shop.decisions(Stream.of(
                        steps(OrderStep.PLACED, OrderStep.LOOKED_UP, MANY),
                        steps(OrderStep.RESERVED, 10, OrderStep.FAILED))
                .flatMap(Arrays::stream)
                .toArray(OrderStep[]::new));
        shop.published(OrderStatus.PENDING, OrderStatus.FAILED);
        shop.expectCommands(commands("RELEASE", 0));
        shop.expectReports(
                "task-1 SUCCEEDED {\"order_id\":\"order-1\",\"status\":\"failed\",\"reason\":\"insufficient_stock\"}");
        shop.notification();
        shop.hold(SKUS[11]);
        shop.expectNothingFurther();
    }

    @Test
    void shouldAskAgainForALostAnswerAndCountOneThatComesTwiceOnce() {
        place();
        shop.expectCommands(commands("RESERVE", 0));
        shop.hold(Arrays.copyOf(SKUS, STEP - 2));
        shop.hold(SKUS[0]);
        shop.check(Facts.NOON.plusSeconds(60));
        shop.expectCommands("RESERVE " + SKUS[STEP - 2], "RESERVE " + SKUS[STEP - 1]);
        shop.hold(SKUS[STEP - 1], SKUS[STEP - 1], SKUS[STEP - 2]);

        shop.expectCommands(commands("RESERVE", STEP));
        assertThat(shop.published(OrderStatus.PENDING, OrderStatus.PENDING, OrderStatus.PENDING, OrderStatus.PENDING)
                        .getLines())
                .filteredOn(line -> !line.getAllocations().isEmpty())
                .hasSize(STEP);
    }

    private void place() {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        for (String sku : SKUS) {
            basket.sku(sku, 1, "1");
        }
        shop.placeWithoutCatalogue(basket);
    }

    /** The skus that are asked for together. */
    private static String[] skus(int from) {
        return Arrays.copyOfRange(SKUS, from, from + STEP);
    }

    private static String[] commands(String command, int from) {
        return Arrays.stream(skus(from)).map(sku -> command + " " + sku).toArray(String[]::new);
    }

    private static OrderStep[] steps(OrderStep first, OrderStep next, int times) {
        List<OrderStep> steps = new ArrayList<>(List.of(first));
        steps.addAll(Collections.nCopies(times, next));
        return steps.toArray(OrderStep[]::new);
    }

    private static OrderStep[] steps(OrderStep first, int times, OrderStep next) {
        List<OrderStep> steps = new ArrayList<>(Collections.nCopies(times, first));
        steps.add(next);
        return steps.toArray(OrderStep[]::new);
    }
}
