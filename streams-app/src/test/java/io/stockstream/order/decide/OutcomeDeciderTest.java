package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.Allocation;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeDeciderTest {

    private final OrderJournal journal = new OrderJournal();

    @Test
    void shouldProcessTheOrderWhenTheLastSkuIsHeld() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "10.50").sku("B", 3, "1"));

        journal.outcome(OrderFacts.held(journal.reservation("B")));
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.RESERVED);
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.commanded(ReservationCommand.COMMIT)).isEmpty();

        journal.outcome(OrderFacts.held(journal.reservation("A")));
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.PROCESSED);
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.order().getTotal()).isEqualByComparingTo("24.00");
        assertThat(journal.order().getInvoiceNumber()).isEqualTo("INV-05-00000001");
        assertThat(journal.order().getProcessedAt()).isEqualTo(journal.now());
        assertThat(journal.commanded(ReservationCommand.COMMIT)).containsExactly("A", "B");
        assertThat(journal.effects(OrderEffect.Notify.class)).hasSize(1);
        assertThat(journal.effects(OrderEffect.IssueInvoice.class)).hasSize(1);
        assertThat(journal.waiting()).isEmpty();
        assertThat(journal.reports())
                .containsExactly(new OrderEffect.ReportTask(
                        OrderFacts.TASK, "place_order", OrderFacts.ORDER, OrderStatus.PROCESSED, null, null));
    }

    @Test
    void shouldProcessAnOrderOfOneSkuByOneCommand() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "10.50").sku("A", 1, "9", "W-9"));
        ReservationRequested asked = journal.reservation("A");
        assertThat(asked.getCommand()).isEqualTo(ReservationCommand.SELL);
        assertThat(asked.getParts()).hasSize(2);

        journal.outcome(OrderFacts.held(asked));

        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.PROCESSED);
        assertThat(journal.decision().getStock().getReserved()).isTrue();
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getAllocations)
                .containsExactly(List.of(new Allocation("W-1", 2L)), List.of(new Allocation("W-9", 1L)));
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
        assertThat(journal.effects(OrderEffect.Notify.class)).hasSize(1);
        assertThat(journal.effects(OrderEffect.IssueInvoice.class)).hasSize(1);
        assertThat(journal.outcome(OrderFacts.held(asked)).effects())
                .as("said again")
                .isEmpty();
    }

    @Test
    void shouldProcessAnOrderOfOneSkuThatHadToWait() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1"));

        journal.outcome(OrderFacts.waiting(journal.reservation("A")));
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.WAITING);
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
    }

    /** Whoever held the units by a RESERVE under this id: they are sold, not left held. */
    @Test
    void shouldCommitWhenTheOnlySkuIsHeldInsteadOfSold() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1"));

        journal.outcome(OrderFacts.decided(
                journal.reservation("A"),
                ReservationState.HELD,
                null,
                null,
                List.of(new ReservationAllocation(0, "W-1", 2L))));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.commanded(ReservationCommand.COMMIT)).containsExactly("A");
    }

    @Test
    void shouldKeepWhereTheUnitsOfEachLineAre() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 5, "1").sku("B", 1, "1").sku("A", 2, "2"));

        journal.outcome(OrderFacts.decided(
                journal.reservation("A"),
                ReservationState.HELD,
                null,
                null,
                List.of(
                        new ReservationAllocation(0, "W-2", 3L),
                        new ReservationAllocation(0, "W-1", 2L),
                        new ReservationAllocation(1, "W-1", 2L))));

        assertThat(journal.order().getLines())
                .extracting(OrderLine::getAllocations)
                .containsExactly(
                        List.of(new Allocation("W-2", 3L), new Allocation("W-1", 2L)),
                        List.of(),
                        List.of(new Allocation("W-1", 2L)));
        assertThat(journal.decision().getStock().getAllocations())
                .containsExactly(new Allocation("W-2", 3L), new Allocation("W-1", 4L));
        assertThat(journal.decision().getStock().getCommand().getOffset()).isEqualTo(OrderFacts.COMMAND_OFFSET);
        assertThat(journal.decision().getStock().getCommand().getTopic()).isEqualTo("stock.reservations");
    }

    @Test
    void shouldFailAtOnceAndReleaseEverythingAskedWhenASkuIsRefused() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1").sku("B", 9, "1").sku("C", 1, "1"));
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        journal.outcome(OrderFacts.refused(journal.reservation("B"), ReservationRefusal.INSUFFICIENT_STOCK, 4L));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.FAILED);
        assertThat(journal.order().getReason()).isEqualTo(OrderReason.INSUFFICIENT_STOCK);
        assertThat(journal.order().getInvoiceNumber()).isNull();
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getSku, OrderLine::getReason, OrderLine::getAvailable, OrderLine::getAllocations)
                .containsExactly(
                        tuple("A", null, null, List.of()),
                        tuple("B", OrderReason.INSUFFICIENT_STOCK, 4L, List.of()),
                        tuple("C", null, null, List.of()));
        assertThat(journal.decision().getExplanation()).isEqualTo("9 units of B wanted, 4 available");
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("A", "B", "C");
        assertThat(journal.effects(OrderEffect.Notify.class)).hasSize(1);
        assertThat(journal.effects(OrderEffect.IssueInvoice.class)).isEmpty();
        assertThat(journal.reports())
                .extracting(OrderEffect.ReportTask::status, OrderEffect.ReportTask::error)
                .containsExactly(tuple(OrderStatus.FAILED, null));
    }

    @Test
    void shouldFailWhenASkuWasNeverInStock() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1"));

        journal.outcome(OrderFacts.refused(journal.reservation("A"), ReservationRefusal.UNKNOWN_SKU, null));

        assertThat(journal.order().getReason()).isEqualTo(OrderReason.UNKNOWN_SKU);
        assertThat(journal.order().getLines().getFirst().getReason()).isEqualTo(OrderReason.UNKNOWN_SKU);
    }

    @Test
    void shouldFailAsTooLateWhenSomebodyReleasedTheReservation() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1"));

        journal.outcome(OrderFacts.refused(journal.reservation("A"), ReservationRefusal.ALREADY_RELEASED, null));

        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TIMED_OUT);
    }

    @Test
    void shouldFailAndReleaseEverythingWhenTheUnitsLieInTooManyPlaces() {
        place(Basket.of(OrderFacts.EMAIL)
                .sku("A", 4_000, "1")
                .sku("B", 1_001, "1")
                .sku("C", 1, "1"));
        journal.outcome(OrderFacts.heldInSingles(journal.reservation("A"), "W-%d"));
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);

        journal.outcome(OrderFacts.heldInSingles(journal.reservation("B"), "W-%d"));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.FAILED);
        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TOO_MANY_ALLOCATIONS);
        assertThat(journal.order().getLines())
                .extracting(OrderLine::getSku, OrderLine::getReason, OrderLine::getAllocations)
                .containsExactly(
                        tuple("A", null, List.of()),
                        tuple("B", OrderReason.TOO_MANY_ALLOCATIONS, List.of()),
                        tuple("C", null, List.of()));
        assertThat(journal.decision().getExplanation())
                .isEqualTo(
                        "With 1001 units of B the units of the order lie in too many places: at most 5000, each a line"
                                + " and a warehouse, with at most 800000 bytes in the ids of the warehouses; ask for less in one"
                                + " order");
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("A", "B", "C");
        assertThat(journal.effects(OrderEffect.IssueInvoice.class)).isEmpty();
    }

    @Test
    void shouldFailWhenTheIdsOfItsWarehousesAreTooLongTogether() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 3_000, "1"));

        journal.outcome(OrderFacts.heldInSingles(journal.reservation("A"), "%04d" + "\u4e16".repeat(96)));

        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TOO_MANY_ALLOCATIONS);
    }

    @Test
    void shouldBeProcessedWithAsManyAllocationsAsAnOrderHolds() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 3_600, "1").sku("B", 1_400, "1"));
        journal.outcome(OrderFacts.heldInSingles(journal.reservation("A"), "W-%d"));

        journal.outcome(OrderFacts.heldInSingles(journal.reservation("B"), "W-%d"));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.order().getLines().getFirst().getAllocations()).hasSize(3_600);
    }

    @Test
    void shouldGiveBackWhatComesAfterASkuThatOthersHoldAndAskForItAgainLater() {
        place(Basket.of(OrderFacts.EMAIL).sku("C", 1, "1").sku("B", 2, "1").sku("A", 3, "1"));
        ReservationRequested first = journal.reservation("C");
        journal.outcome(OrderFacts.held(first));

        journal.outcome(OrderFacts.waiting(journal.reservation("B")));

        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.WAITING);
        assertThat(journal.decision().getStock().getWaiting()).isTrue();
        assertThat(journal.decision().getExplanation())
                .isEqualTo("2 units of B wanted, which other orders hold; 1 other sku given back until then, so that"
                        + " others need not wait; waits for B");
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
        assertThat(journal.order().getLines())
                .allMatch(line -> line.getAllocations().isEmpty());
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("C");

        journal.outcome(OrderFacts.held(journal.reservation("A")));
        assertThat(journal.commanded(ReservationCommand.RESERVE))
                .as("B is waited for")
                .isEmpty();
        journal.outcome(OrderFacts.held(journal.reservation("B")));

        ReservationRequested second =
                journal.effects(OrderEffect.Command.class).getFirst().request();
        assertThat(second)
                .isEqualTo(ReservationRequested.newBuilder(first).setRound(2).build());
        assertThat(journal.outcome(OrderFacts.held(first)).effects())
                .as("an answer of the round before")
                .isEmpty();
        journal.outcome(OrderFacts.held(second));
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
        assertThat(journal.effects(OrderEffect.Command.class))
                .extracting(
                        each -> each.request().getSku(), each -> each.request().getRound())
                .containsExactly(tuple("C", 2), tuple("B", 1), tuple("A", 1));
    }

    @Test
    void shouldKeepWhatComesBeforeASkuThatOthersHold() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").sku("B", 2, "1"));
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        journal.outcome(OrderFacts.waiting(journal.reservation("B")));

        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
        assertThat(journal.order().getLines().getFirst().getAllocations()).isNotEmpty();
        assertThat(journal.outcome(OrderFacts.waiting(journal.reservation("B"))).effects())
                .as("said before")
                .isEmpty();
    }

    @Test
    void shouldFailWhenWhatItWaitedForIsSold() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").sku("B", 2, "1"));
        journal.outcome(OrderFacts.held(journal.reservation("B")));
        journal.outcome(OrderFacts.waiting(journal.reservation("A")));

        journal.outcome(OrderFacts.refused(journal.reservation("A"), ReservationRefusal.INSUFFICIENT_STOCK, 0L));

        assertThat(journal.order().getReason()).isEqualTo(OrderReason.INSUFFICIENT_STOCK);
        assertThat(journal.commanded(ReservationCommand.RELEASE))
                .as("B was given back when A had to wait")
                .containsExactly("A");
    }

    @Test
    void shouldAskForManySkusAgainInSteps() {
        Basket basket = Basket.of(OrderFacts.EMAIL).sku("A", 1, "1");
        int many = Questions.MOST_ASKED + 10;
        for (int i = 0; i < many; i++) {
            basket.sku("B%03d".formatted(i), 1, "1");
        }
        place(basket);
        journal.outcome(OrderFacts.waiting(journal.reservation("A")));
        assertThat(journal.commanded(ReservationCommand.RELEASE)).hasSize(Questions.MOST_ASKED - 1);

        journal.outcome(OrderFacts.held(journal.reservation("A")));
        List<OrderEffect.Command> firstStep = journal.effects(OrderEffect.Command.class);
        assertThat(firstStep).hasSize(Questions.MOST_ASKED);
        firstStep.forEach(each -> journal.outcome(OrderFacts.held(each.request())));
        List<OrderEffect.Command> secondStep = journal.effects(OrderEffect.Command.class);
        assertThat(secondStep).hasSize(10).allMatch(each -> each.request().getRound() == 3);
        secondStep.forEach(each -> journal.outcome(OrderFacts.held(each.request())));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
    }

    @Test
    void shouldIgnoreWhatIsNotWaitedFor() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1").sku("B", 9, "1"));
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        assertThat(journal.outcome(OrderFacts.held(journal.reservation("A"))).effects())
                .as("answered before")
                .isEmpty();
        journal.outcome(OrderFacts.refused(journal.reservation("B"), ReservationRefusal.UNKNOWN_SKU, null));
        assertThat(journal.outcome(OrderFacts.held(journal.reservation("B"))).effects())
                .as("final")
                .isEmpty();
        assertThat(new OrderJournal()
                        .outcome(OrderFacts.held(journal.reservation("B")))
                        .effects())
                .as("no such order")
                .isEmpty();
    }

    @Test
    void shouldNotifyNobodyWhenNoEmailIsKnownAndCountInvoicesOn() {
        OrderJournal other = new OrderJournal();
        other.place(OrderFacts.place(null, Basket.of(null).sku("A", 1, "1").order()));

        other.outcome(OrderFacts.held(other.reservation("A")));

        assertThat(other.effects(OrderEffect.Notify.class)).isEmpty();
        assertThat(other.effects(OrderEffect.IssueInvoice.class)).hasSize(1);
        assertThat(other.effects(OrderEffect.SaveNextInvoice.class))
                .containsExactly(new OrderEffect.SaveNextInvoice(2));
        assertThat(other.reports()).isEmpty();
    }

    private void place(Basket basket) {
        journal.place(OrderFacts.place(basket.order()));
    }
}
