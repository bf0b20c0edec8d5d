package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderState;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.streams.Facts;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Answers of stock that are decided together come to the same as one at a time, cut into turns wherever it may be. */
class TogetherPropertyTest {

    private static final List<String> SKUS = List.of("A", "B", "C", "D", "E");

    private final OrderDecider decider = new OrderDecider();

    /** What stock says of a sku; in some round, as often as not the right one. */
    record Said(String sku, String what, int round) {}

    @Property
    void shouldDecideTheSameTogetherAsOneAtATime(
            @ForAll("answers") List<Said> answers, @ForAll @IntRange(min = 1, max = 6) int each) {
        OrderState placed = placed();
        List<PlacedInput> inputs = inputs(placed, answers);

        Turn single = new Turn(placed, 1);
        for (PlacedInput input : inputs) {
            single.add(
                    decider.decide(single.state(), single.nextInvoice(), input.input(), input.origin()),
                    input.input().at(input.origin()));
        }
        Turn together = new Turn(placed, 1);
        for (int from = 0; from < inputs.size(); from += each) {
            decider.decide(together, inputs.subList(from, Math.min(inputs.size(), from + each)));
        }

        assertThat(together.effects()).isEqualTo(single.effects());
        assertThat(together.state().toString()).isEqualTo(single.state().toString());
    }

    private static OrderState placed() {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        SKUS.forEach(sku -> basket.sku(sku, 2, "1"));
        basket.sku("B", 1, "2");
        return new OrderJournal().place(OrderFacts.place(basket.order())).state();
    }

    private static List<PlacedInput> inputs(OrderState placed, List<Said> answers) {
        List<PlacedInput> inputs = new ArrayList<>();
        for (Said said : answers) {
            ReservationRequested asked = ReservationRequested.newBuilder(
                            StockCommands.ask(placed.getOrder(), placed.getQuestions()).stream()
                                    .filter(each -> each.getSku().equals(said.sku()))
                                    .findFirst()
                                    .orElseThrow())
                    .setRound(said.round())
                    .build();
            ReservationDecided decided = switch (said.what()) {
                case "held" -> OrderFacts.held(asked);
                case "waiting" -> OrderFacts.waiting(asked);
                default -> OrderFacts.refused(asked, ReservationRefusal.INSUFFICIENT_STOCK, 0L);
            };
            long offset = inputs.size();
            inputs.add(new PlacedInput(
                    new OrderInput.StockAnswered(decided, new LogPosition("stock.reservations", 0, offset)),
                    new InputOrigin("orders.reservation-outcomes", 0, offset, Facts.NOON.plusSeconds(offset % 3))));
        }
        return inputs;
    }

    @Provide
    Arbitrary<List<Said>> answers() {
        return Combinators.combine(
                        Arbitraries.of(SKUS),
                        Arbitraries.frequency(Tuple.of(12, "held"), Tuple.of(3, "waiting"), Tuple.of(1, "refused")),
                        Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(2, 2), Tuple.of(1, 3)))
                .as(Said::new)
                .list()
                .ofMaxSize(25);
    }
}
