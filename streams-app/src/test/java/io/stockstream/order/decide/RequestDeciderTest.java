package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.Order;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationRefusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestDeciderTest {

    private static final PlaceOrder PLACED =
            Basket.of(OrderFacts.EMAIL).sku("A", 2, "1").sku("B", 1, "1").order();

    private final OrderJournal journal = new OrderJournal();

    @Test
    void shouldChangeNothingWhenTheSameIsSaidAgain() {
        pending();
        Order before = journal.order();

        journal.request(OrderFacts.place(PLACED));

        assertDecided(OrderStep.DUPLICATE, null);
        assertThat(journal.decision().getSequence())
                .as("behind the two answers")
                .isEqualTo(4);
        assertThat(journal.order()).isEqualTo(before);
        assertThat(journal.effects(OrderEffect.PublishOrder.class)).isEmpty();
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
        assertThat(journal.reports()).as("its own task ends later").isEmpty();
    }

    @Test
    void shouldReportADuplicateOfAnotherTaskAtOnceAndOfItsOwnOnceTheOrderIsDecided() {
        pending();
        journal.request(OrderFacts.place("task-2", PLACED));
        assertReported("task-2", "place_order", OrderStatus.PENDING, null, false);

        process();
        journal.request(OrderFacts.place(PLACED));
        assertReported(OrderFacts.TASK, "place_order", OrderStatus.PROCESSED, null, false);
    }

    @Test
    void shouldRefuseAnotherOrderUnderTheSameId() {
        pending();
        Order before = journal.order();

        journal.request(OrderFacts.place(
                "task-2", Basket.of(OrderFacts.EMAIL).sku("A", 3, "1").order()));

        assertDecided(OrderStep.REFUSED, OrderReason.CONFLICTING_DUPLICATE);
        assertThat(journal.order()).isEqualTo(before);
        assertReported("task-2", "place_order", OrderStatus.PENDING, OrderReason.CONFLICTING_DUPLICATE, true);
    }

    @Test
    void shouldNotLetAConflictFailTheTaskOfTheOrder() {
        pending();

        journal.request(
                OrderFacts.place(Basket.of(OrderFacts.EMAIL).sku("A", 3, "1").order()));

        assertDecided(OrderStep.REFUSED, OrderReason.CONFLICTING_DUPLICATE);
        assertThat(journal.reports()).isEmpty();
    }

    @Test
    void shouldReleaseEverythingAskedWhenAPendingOrderIsCancelled() {
        pending();
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        journal.request(OrderFacts.cancel("task-2"));

        assertDecided(OrderStep.CANCELLED, null);
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(journal.order().getLines())
                .allMatch(line -> line.getAllocations().isEmpty());
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("A", "B");
        assertThat(journal.waiting()).isEmpty();
        assertThat(journal.reports())
                .extracting(
                        OrderEffect.ReportTask::taskId,
                        OrderEffect.ReportTask::type,
                        OrderEffect.ReportTask::status,
                        OrderEffect.ReportTask::error)
                .containsExactly(
                        tuple(OrderFacts.TASK, "place_order", OrderStatus.CANCELLED, null),
                        tuple("task-2", "cancel_order", OrderStatus.CANCELLED, null));
        assertThat(journal.effects(OrderEffect.Notify.class)).isEmpty();
        assertThat(journal.outcome(OrderFacts.held(journal.reservation("B"))).effects())
                .isEmpty();
    }

    /** Stock may already have sold it: the release gives it back, and the answer comes too late. */
    @Test
    void shouldReleaseWhatIsBeingSoldWhenAnOrderOfOneSkuIsCancelled() {
        journal.place(
                OrderFacts.place(Basket.of(OrderFacts.EMAIL).sku("A", 2, "1").order()));

        journal.request(OrderFacts.cancel("task-2"));

        assertDecided(OrderStep.CANCELLED, null);
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("A");
        assertThat(journal.outcome(OrderFacts.held(journal.reservation("A"))).effects())
                .isEmpty();
    }

    @Test
    void shouldReleaseNothingWhenStockWasNotAskedYet() {
        journal.request(OrderFacts.place(Basket.ofUser(7).sku("A", 1, "1").order()));

        journal.request(OrderFacts.cancel(null));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
    }

    @Test
    void shouldReturnTheStockWhenAProcessedOrderIsCancelled() {
        pending();
        process();

        journal.request(OrderFacts.cancel("task-2"));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(journal.order().getInvoiceNumber()).isNotNull();
        assertThat(journal.order().getTotal()).isEqualByComparingTo("3.00");
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("A", "B");
        assertReported("task-2", "cancel_order", OrderStatus.CANCELLED, null, false);
    }

    @Test
    void shouldTakeASecondCancellationForADuplicate() {
        pending();
        journal.request(OrderFacts.cancel("task-2"));

        journal.request(OrderFacts.cancel("task-3"));

        assertDecided(OrderStep.DUPLICATE, null);
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
        assertReported("task-3", "cancel_order", OrderStatus.CANCELLED, null, false);
    }

    @Test
    void shouldRefuseToCancelWhatFailed() {
        pending();
        journal.outcome(OrderFacts.refused(journal.reservation("A"), ReservationRefusal.UNKNOWN_SKU, null));

        journal.request(OrderFacts.cancel("task-2"));

        assertRefused("cancel_order", OrderStatus.FAILED);
    }

    @Test
    void shouldShipAndDeliverAndThenRefuseToCancel() {
        pending();
        process();

        journal.request(OrderFacts.change("task-2", OrderStatus.SHIPPED));
        assertDecided(OrderStep.STATUS_CHANGED, null);
        assertReported("task-2", "change_order_status", OrderStatus.SHIPPED, null, false);
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
        journal.request(OrderFacts.change("task-2", OrderStatus.SHIPPED));
        assertDecided(OrderStep.DUPLICATE, null);
        journal.request(OrderFacts.cancel("task-2"));
        assertRefused("cancel_order", OrderStatus.SHIPPED);

        journal.request(OrderFacts.change("task-2", OrderStatus.DELIVERED));
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.DELIVERED);
        journal.request(OrderFacts.cancel("task-2"));
        assertRefused("cancel_order", OrderStatus.DELIVERED);
        journal.request(OrderFacts.change("task-2", OrderStatus.SHIPPED));
        assertRefused("change_order_status", OrderStatus.DELIVERED);
    }

    @Test
    void shouldRefuseToShipOrDeliverTooEarly() {
        pending();
        journal.request(OrderFacts.change("task-2", OrderStatus.SHIPPED));
        assertRefused("change_order_status", OrderStatus.PENDING);

        process();
        journal.request(OrderFacts.change("task-2", OrderStatus.DELIVERED));
        assertRefused("change_order_status", OrderStatus.PROCESSED);
    }

    @Test
    void shouldRefuseWhatIsAskedOfAnUnknownOrderAndKeepNothing() {
        journal.request(OrderFacts.cancel("task-2"));

        assertDecided(OrderStep.REFUSED, OrderReason.UNKNOWN_ORDER);
        assertThat(journal.decision().getSequence()).isZero();
        assertThat(journal.decision().getStatus()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(journal.book()).isEmpty();
        assertReported("task-2", "cancel_order", OrderStatus.UNKNOWN, OrderReason.UNKNOWN_ORDER, true);
        journal.request(OrderFacts.place(PLACED));
        assertThat(journal.decision().getSequence()).isEqualTo(1);
    }

    @Test
    void shouldHaveTheTableThatTheDocumentsQuote() {
        assertThat(Transition.values())
                .extracting(
                        Transition::from, Transition::to, way -> way.command().orElse(null))
                .containsExactly(
                        tuple(OrderStatus.PENDING, OrderStatus.PROCESSED, ReservationCommand.COMMIT),
                        tuple(OrderStatus.PENDING, OrderStatus.PROCESSED, null),
                        tuple(OrderStatus.PENDING, OrderStatus.FAILED, ReservationCommand.RELEASE),
                        tuple(OrderStatus.PENDING, OrderStatus.CANCELLED, ReservationCommand.RELEASE),
                        tuple(OrderStatus.PROCESSED, OrderStatus.SHIPPED, null),
                        tuple(OrderStatus.PROCESSED, OrderStatus.CANCELLED, ReservationCommand.RELEASE),
                        tuple(OrderStatus.SHIPPED, OrderStatus.DELIVERED, null));
    }

    private void pending() {
        journal.place(OrderFacts.place(PLACED));
    }

    private void process() {
        for (String sku : List.of("A", "B")) {
            journal.outcome(OrderFacts.held(journal.reservation(sku)));
        }
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PROCESSED);
    }

    private void assertDecided(OrderStep step, OrderReason reason) {
        assertThat(journal.decision().getStep()).isEqualTo(step);
        assertThat(journal.decision().getReason()).isEqualTo(reason);
    }

    private void assertRefused(String type, OrderStatus status) {
        assertDecided(OrderStep.REFUSED, OrderReason.TRANSITION_NOT_ALLOWED);
        assertThat(journal.order().getStatus()).isEqualTo(status);
        assertThat(journal.effects(OrderEffect.PublishOrder.class)).isEmpty();
        assertThat(journal.effects(OrderEffect.Command.class)).isEmpty();
        assertReported("task-2", type, status, OrderReason.TRANSITION_NOT_ALLOWED, true);
    }

    private void assertReported(String task, String type, OrderStatus status, OrderReason reason, boolean failed) {
        assertThat(journal.reports())
                .extracting(
                        OrderEffect.ReportTask::taskId,
                        OrderEffect.ReportTask::type,
                        OrderEffect.ReportTask::status,
                        OrderEffect.ReportTask::reason,
                        report -> report.error() != null)
                .containsExactly(tuple(task, type, status, reason, failed));
    }
}
