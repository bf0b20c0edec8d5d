package io.stockstream.streams.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.Allocation;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationRefusal;
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
        other.request(OrderFacts.place(null, Basket.of(null).sku("A", 1, "1").order()));

        other.outcome(OrderFacts.held(other.reservation("A")));

        assertThat(other.effects(OrderEffect.Notify.class)).isEmpty();
        assertThat(other.effects(OrderEffect.IssueInvoice.class)).hasSize(1);
        assertThat(other.effects(OrderEffect.SaveNextInvoice.class))
                .containsExactly(new OrderEffect.SaveNextInvoice(2));
        assertThat(other.reports()).isEmpty();
    }

    private void place(Basket basket) {
        journal.request(OrderFacts.place(basket.order()));
    }
}
