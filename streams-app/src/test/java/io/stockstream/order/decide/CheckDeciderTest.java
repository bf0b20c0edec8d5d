package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.topology.Asked;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.streams.Facts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckDeciderTest {

    private static final Instant SOON = Facts.NOON.plusSeconds(31);
    private static final Instant LATE = Facts.NOON.plus(Duration.ofMinutes(10)).plusMillis(1);

    private final OrderJournal journal = new OrderJournal();

    @Test
    void shouldLeaveAYoungOrderAlone() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));

        assertThat(journal.check(OrderFacts.check(Facts.NOON.plusSeconds(30))).effects())
                .isEmpty();
    }

    @Test
    void shouldAskAgainForTheSkusThatAreUnanswered() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").sku("B", 1, "1"));
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        journal.check(OrderFacts.check(SOON));

        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.DRIVEN_ON);
        assertThat(journal.decision().getDecidedAt()).isEqualTo(SOON);
        assertThat(journal.state().getCheckedAt()).isEqualTo(SOON);
        assertThat(journal.effects(OrderEffect.Command.class))
                .containsExactly(new OrderEffect.Command(journal.reservation("B")));
        assertThat(journal.effects(OrderEffect.PublishOrder.class)).isEmpty();
    }

    @Test
    void shouldAskForTheOnlySkuAgainAsItWasAskedFor() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));

        journal.check(OrderFacts.check(SOON));

        assertThat(journal.reservation("A").getCommand()).isEqualTo(ReservationCommand.SELL);
        assertThat(journal.effects(OrderEffect.Command.class))
                .containsExactly(new OrderEffect.Command(journal.reservation("A")));
    }

    @Test
    void shouldLeaveAnOrderAloneWhileStockIsBehind() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));

        for (int minutes = 1; minutes <= 60; minutes++) {
            assertThat(journal.check(OrderFacts.checkOfALaggard(Facts.NOON.plusSeconds(60L * minutes)))
                            .effects())
                    .isEmpty();
        }

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void shouldNotFailAnOrderThatIsTooOldWhileWhatACheckAskedIsUnderWay() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));
        journal.check(OrderFacts.check(SOON));

        journal.check(OrderFacts.checkOfALaggard(LATE));
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);

        journal.check(OrderFacts.check(LATE.plusSeconds(60)));
        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TIMED_OUT);
    }

    @Test
    void shouldAskAgainForASkuThatTheOrderWaitsForOnlyBeforeItFails() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));
        journal.outcome(OrderFacts.waiting(journal.reservation("A")));

        assertThat(journal.check(OrderFacts.check(SOON)).effects())
                .as("stock will tell")
                .isEmpty();
        journal.check(OrderFacts.check(LATE));
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.DRIVEN_ON);
        assertThat(journal.decision().getExplanation()).endsWith("waits for A");
        assertThat(journal.commanded(ReservationCommand.SELL)).containsExactly("A");

        journal.check(OrderFacts.check(LATE.plusSeconds(60)));
        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TIMED_OUT);
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("A");
    }

    @Test
    void shouldAskAgainForWhatWasNotLookedUpInTheSameAttempt() {
        place(Basket.ofUser(7).sku("A", 1));
        Asked sku = journal.lookup("A");
        journal.answer(OrderFacts.absent(journal.lookup("7")));
        Asked user = journal.lookup("7");

        journal.check(OrderFacts.check(SOON));

        assertThat(journal.lookups()).containsExactly(user, sku);
        assertThat(user.attempt()).isEqualTo(2);
    }

    @Test
    void shouldDriveAnOrderOnOncePerCheck() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));
        journal.check(OrderFacts.check(SOON));

        assertThat(journal.check(OrderFacts.check(SOON)).effects()).isEmpty();
        assertThat(journal.check(OrderFacts.check(SOON.plusSeconds(1))).effects())
                .isNotEmpty();
    }

    @Test
    void shouldFailAnOrderThatIsTooOldAndReleaseEverythingAsked() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").sku("B", 1, "1"));
        journal.outcome(OrderFacts.held(journal.reservation("A")));

        journal.check(OrderFacts.check(SOON));
        journal.check(OrderFacts.check(LATE));

        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.FAILED);
        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TIMED_OUT);
        assertThat(journal.order().getUpdatedAt()).isEqualTo(LATE);
        assertThat(journal.commanded(ReservationCommand.RELEASE)).containsExactly("A", "B");
        assertThat(journal.effects(OrderEffect.Notify.class)).hasSize(1);
        assertThat(journal.reports())
                .extracting(OrderEffect.ReportTask::taskId, OrderEffect.ReportTask::reason)
                .containsExactly(tuple(OrderFacts.TASK, OrderReason.TIMED_OUT));
        assertThat(journal.waiting()).isEmpty();
    }

    @Test
    void shouldAskOnceMoreWhenAnOrderIsTooOldAndNobodyHasAskedBefore() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1"));

        journal.check(OrderFacts.check(LATE));

        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.DRIVEN_ON);
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void shouldNotMoveTheLastChangeBackWhenACheckIsLate() {
        place(Basket.of(OrderFacts.EMAIL).sku("A", 1, "1").sku("B", 1, "1"));
        journal.outcome(OrderFacts.held(journal.reservation("A")));
        Instant changed = journal.order().getUpdatedAt();

        journal.check(OrderFacts.check(Facts.NOON.minusSeconds(1), Facts.NOON, Facts.NOON.plusMillis(1)));
        journal.check(OrderFacts.check(Facts.NOON, Facts.NOON, Facts.NOON.plusMillis(1)));

        assertThat(journal.order().getReason()).isEqualTo(OrderReason.TIMED_OUT);
        assertThat(journal.order().getUpdatedAt()).isEqualTo(changed);
    }

    private void place(Basket basket) {
        journal.place(OrderFacts.place(basket.order()));
    }
}
