package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRules;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.order.topology.OrderShop;
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
    void shouldAskStockInSteps() {
        place();
        shop.decisions(steps(OrderStep.PLACED, OrderStep.LOOKED_UP, MANY));
        for (int asked = 0; asked < MANY; asked += STEP) {
            shop.expectCommands(commands("RESERVE", asked));
            shop.hold(skus(asked));
        }

        shop.decisions(steps(OrderStep.RESERVED, MANY - 1, OrderStep.PROCESSED));
        assertThat(shop.published(OrderStatus.PENDING, OrderStatus.PROCESSED).getLines())
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

        for (int asked = STEP; asked < MANY; asked += STEP) {
            shop.expectCommands(commands("RESERVE", asked));
            shop.hold(skus(asked));
        }
        assertThat(shop.published(OrderStatus.PENDING, OrderStatus.PROCESSED).getLines())
                .allSatisfy(line -> assertThat(line.getAllocations()).hasSize(1));
    }

    /** What was decided on while stock answers is not stored with the order, and is known all the same. */
    @Test
    void shouldGiveBackWhatWasHeldInEarlierSteps() {
        place();
        shop.expectCommands(commands("RESERVE", 0));
        shop.hold(skus(0));
        shop.expectCommands(commands("RESERVE", STEP));
        shop.hold(Arrays.copyOfRange(SKUS, STEP, STEP + 3));

        shop.request(OrderFacts.cancel("task-2"));

        shop.published(OrderStatus.PENDING, OrderStatus.CANCELLED);
        shop.expectCommands(Stream.of(commands("RELEASE", 0), commands("RELEASE", STEP))
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
        shop.decisions(Stream.of(
                        steps(OrderStep.PLACED, OrderStep.LOOKED_UP, MANY),
                        steps(OrderStep.RESERVED, STEP + 3, OrderStep.CANCELLED))
                .flatMap(Arrays::stream)
                .toArray(OrderStep[]::new));
        assertThat(shop.collected()).isEmpty();
    }

    @Test
    void shouldWaitForWhatOthersHoldAndAskForTheRestAgain() {
        place();
        shop.expectCommands(commands("RESERVE", 0));
        shop.hold(Arrays.copyOfRange(SKUS, 50, 60));
        shop.outcome(OrderFacts.waiting(shop.reserved(SKUS[20])));
        shop.expectCommands(
                IntStream.range(21, STEP).mapToObj(i -> "RELEASE " + SKUS[i]).toArray(String[]::new));
        shop.hold(Arrays.copyOf(SKUS, 21));
        shop.expectCommands(IntStream.range(21, 21 + STEP)
                .mapToObj(i -> "RESERVE " + SKUS[i])
                .toArray(String[]::new));
        for (int asked = 21; asked < MANY; asked += STEP) {
            shop.hold(Arrays.copyOfRange(SKUS, asked, Math.min(MANY, asked + STEP)));
            if (asked + STEP < MANY) {
                shop.expectCommands(IntStream.range(asked + STEP, Math.min(MANY, asked + 2 * STEP))
                        .mapToObj(i -> "RESERVE " + SKUS[i])
                        .toArray(String[]::new));
            }
        }

        shop.published(OrderStatus.PENDING, OrderStatus.PROCESSED);
        assertThat(shop.collected()).isEmpty();
    }

    /** It fails by what the address says, whatever the other answers will be. */
    @Test
    void shouldFailAtOnceWhenAnAnswerOfTheCatalogueDecides() {
        Basket basket = Basket.ofUser(7).address(3);
        List<String> asked = new ArrayList<>(List.of("USER 7 attempt 1", "ADDRESS 3 attempt 1"));
        for (String sku : Arrays.copyOf(SKUS, 30)) {
            basket.sku(sku, 1, "1");
            asked.add("SKU %s attempt 1".formatted(sku));
        }
        shop.place(basket);
        shop.expectLookups(asked.toArray(String[]::new));
        shop.answer(OrderFacts.absent(shop.asked(SKUS[0])));

        shop.answer(OrderFacts.address(shop.asked("3"), 8));

        shop.decisions(OrderStep.PLACED, OrderStep.LOOKED_UP, OrderStep.FAILED);
        assertThat(shop.collected()).isEmpty();
        shop.answer(OrderFacts.absent(shop.asked(SKUS[1])));
        shop.decisions();
    }

    @Test
    void shouldFailAtOnceWhenItsUnitsLieInTooManyPlaces() {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        List<String> skus = List.of(Arrays.copyOf(SKUS, 30));
        skus.forEach(sku -> basket.sku(sku, 200, "1"));
        shop.placeWithoutCatalogue(basket);
        shop.expectCommands(skus.stream().map(sku -> "RESERVE " + sku).toArray(String[]::new));

        for (String sku : skus.subList(0, 26)) {
            shop.outcome(OrderFacts.heldInSingles(shop.reserved(sku), "W-%d"));
        }

        assertThat(shop.published(OrderStatus.PENDING, OrderStatus.FAILED).getReason())
                .isEqualTo(OrderReason.TOO_MANY_ALLOCATIONS);
        shop.expectCommands(skus.stream().map(sku -> "RELEASE " + sku).toArray(String[]::new));
        assertThat(shop.collected()).isEmpty();
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
