package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.CancelOrder;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.QuestionState;
import io.stockstream.order.StockQuestion;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.decide.StockDesk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Many orders compete for the last units of a few skus, with the real deciders on both sides and messages that overtake
 * each other. Nothing is lost and no check comes, so every order ends by itself.
 */
class LastUnitsPropertyTest {

    private static final List<String> SKUS = List.of("A", "B", "C", "D");

    @Property(tries = 1_000)
    void shouldEndEveryOrderWithoutAnyCheck(@ForAll("orders") List<OrderRequested> orders, @ForAll Random random) {
        StockDesk stock = supply();

        OrderJournal journal = new Simulation(stock, random, true).runWithoutEnd(orders);

        assertThat(journal.book().values())
                .extracting(state -> state.getOrder().getStatus())
                .isSubsetOf(OrderStatus.PROCESSED, OrderStatus.FAILED, OrderStatus.CANCELLED);
        assertThat(journal.waiting()).isEmpty();
        assertThat(stock.waiting()).isZero();
        assertThat(SKUS).allMatch(sku -> stock.held(sku) == 0 && stock.onHand(sku) >= 0);
        assertThat(stock.balances()).isTrue();
    }

    @Property(tries = 1_000)
    void shouldFailNoOrderThatCouldBeMetFromWhatIsLeft(
            @ForAll("placed") List<OrderRequested> orders, @ForAll Random random) {
        StockDesk stock = supply();

        OrderJournal journal = new Simulation(stock, random, true).runWithoutEnd(orders);

        for (OrderState state : journal.book().values()) {
            if (state.getOrder().getStatus() == OrderStatus.FAILED) {
                assertThat(state.getOrder().getReason()).isEqualTo(OrderReason.INSUFFICIENT_STOCK);
                assertThat(couldBeMet(state, stock)).as("%s", state.getOrder()).isFalse();
            }
        }
    }

    private static boolean couldBeMet(OrderState state, StockDesk stock) {
        List<StockQuestion> all = StockCommands.skus(state.getOrder().getLines()).stream()
                .map(sku -> new StockQuestion(sku, 1, QuestionState.ASKED))
                .toList();
        return StockCommands.ask(state.getOrder(), all).stream()
                .allMatch(command -> stock.couldHold(command.getSku(), command.getParts()));
    }

    private static StockDesk supply() {
        StockDesk stock = new StockDesk();
        for (String sku : SKUS) {
            stock.arrive(sku, "W-1", 5);
            stock.arrive(sku, "W-2", 3);
        }
        return stock;
    }

    @Provide
    Arbitrary<List<OrderRequested>> placed() {
        return place().list().ofMinSize(2).ofMaxSize(14).map(orders -> named(orders, List.of()));
    }

    /** Some are cancelled, before or after they are decided. */
    @Provide
    Arbitrary<List<OrderRequested>> orders() {
        return Combinators.combine(
                        place().list().ofMinSize(2).ofMaxSize(14),
                        Arbitraries.integers().between(0, 13).list().ofMaxSize(4))
                .as(LastUnitsPropertyTest::named);
    }

    private static List<OrderRequested> named(List<PlaceOrder> orders, List<Integer> cancelled) {
        List<OrderRequested> requests = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            requests.add(new OrderRequested("o-" + i, null, orders.get(i), List.of()));
            if (cancelled.contains(i)) {
                requests.add(new OrderRequested("o-" + i, null, new CancelOrder(null), List.of()));
            }
        }
        return requests;
    }

    private static Arbitrary<PlaceOrder> place() {
        Arbitrary<LineRequested> line = Combinators.combine(
                        Arbitraries.of(SKUS),
                        Arbitraries.longs().between(1, 4),
                        Arbitraries.of("W-1", "W-2").injectNull(0.7))
                .as((sku, quantity, warehouse) -> new LineRequested(sku, null, quantity, BigDecimal.ONE, warehouse));
        return line.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(lines -> new PlaceOrder(null, OrderFacts.EMAIL, null, lines, null, null));
    }
}
