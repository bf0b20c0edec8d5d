package io.stockstream.stock.decide;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.commit;
import static io.stockstream.stock.topology.Commands.named;
import static io.stockstream.stock.topology.Commands.release;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.streams.Facts.arrival;
import static io.stockstream.streams.Facts.departure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.stockstream.stock.Outcome;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.topology.Commands;
import io.stockstream.streams.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

public class ReservationDeciderTest {

    private final Journal journal = Journal.of(List.of(arrival("a", "A", 30), arrival("b", "B", 50)));

    @Test
    void shouldHoldWithoutTakingAwayWhenThereIsEnough() {
        ReservationDecided decided = journal.request(reserve("o", any(60), named("A", 5)));

        assertDecided(decided, ReservationState.HELD, null, 65);
        assertThat(decided.getAllocations())
                .containsExactly(
                        new ReservationAllocation(0, "B", 50L),
                        new ReservationAllocation(0, "A", 10L),
                        new ReservationAllocation(1, "A", 5L));
        assertThat(decided.getStockVersion())
                .isEqualTo(journal.level().getVersion())
                .isEqualTo(3);
        assertThat(journal.reserved()).containsExactly(entry("A", 15L), entry("B", 50L));
        assertThat(journal.stock()).contains(entry("A", 30L), entry("B", 50L), entry("sold", 0L));
    }

    @Test
    void shouldHoldNothingWhenOnePartCannotBeServed() {
        ReservationDecided decided = journal.request(reserve("o", any(10), named("A", 31)));

        assertDecided(decided, ReservationState.REFUSED, ReservationRefusal.INSUFFICIENT_STOCK, 41);
        assertThat(decided.getAvailable()).isEqualTo(30);
        assertThat(decided.getAllocations()).isEmpty();
        assertThat(decided.getStockVersion()).isEqualTo(2);
        assertThat(journal.level().getReserved()).isZero();
    }

    @Test
    void shouldServeNamedWarehousesFirstWhenAnyOtherPartHasAChoice() {
        ReservationDecided decided = journal.request(reserve("o", any(50), named("B", 30)));

        assertDecided(decided, ReservationState.HELD, null, 80);
        assertThat(decided.getAllocations())
                .containsExactly(
                        new ReservationAllocation(0, "A", 30L),
                        new ReservationAllocation(0, "B", 20L),
                        new ReservationAllocation(1, "B", 30L));
    }

    @Test
    void shouldRefuseASkuThatNeverWasInStock() {
        ReservationDecided decided = journal.request(reserve("o", "SKU-2", List.of(any(1))));

        assertDecided(decided, ReservationState.REFUSED, ReservationRefusal.UNKNOWN_SKU, 1);
        assertThat(decided.getAvailable()).isZero();
        assertThat(decided.getStockVersion()).isZero();
    }

    @Test
    void shouldRefuseForLackOfStockWhenTheSkuIsSoldOut() {
        journal.request(reserve("all", any(80)));
        journal.request(commit("all"));

        ReservationDecided decided = journal.request(reserve("o", any(1)));

        assertDecided(decided, ReservationState.REFUSED, ReservationRefusal.INSUFFICIENT_STOCK, 1);
        assertThat(decided.getAvailable()).isZero();
    }

    @Test
    void shouldSellWhatIsHeldWhenCommitted() {
        journal.request(reserve("o", any(60)));
        ReservationDecided decided = journal.request(commit("o"));

        assertDecided(decided, ReservationState.COMMITTED, null, 60);
        assertThat(decided.getAllocations()).hasSize(2);
        assertThat(decided.getStockVersion()).isEqualTo(4);
        assertThat(journal.stock())
                .contains(entry("A", 20L), entry("B", 0L), entry("sold", 60L), entry("reserved", 0L));
    }

    @Test
    void shouldHoldNoLongerWhenReleased() {
        journal.request(reserve("o", any(60)));
        ReservationDecided decided = journal.request(release("o"));

        assertDecided(decided, ReservationState.RELEASED, null, 60);
        assertThat(decided.getStockVersion()).isEqualTo(4);
        assertThat(journal.reserved()).containsExactly(entry("A", 0L), entry("B", 0L));
        assertThat(journal.stock()).contains(entry("A", 30L), entry("B", 50L), entry("sold", 0L));
    }

    @Test
    void shouldGiveBackToTheSameWarehousesWhenReleasedAfterCommit() {
        journal.request(reserve("o", any(60)));
        journal.request(commit("o"));
        ReservationDecided decided = journal.request(release("o"));

        assertDecided(decided, ReservationState.RELEASED, null, 60);
        assertThat(journal.stock())
                .contains(entry("A", 30L), entry("B", 50L), entry("sold", 0L), entry("reserved", 0L));
    }

    @Test
    void shouldGiveTheSameAnswerAgainWhenReserveIsRepeated() {
        ReservationDecided held = journal.request(reserve("o", any(60)));
        ReservationDecided again = journal.request(reserve("o", any(60)));
        journal.request(commit("o"));
        ReservationDecided late = journal.request(reserve("o", any(60)));

        assertThat(again.getRepeated()).isTrue();
        assertThat(again.getState()).isEqualTo(ReservationState.HELD);
        assertThat(again.getAllocations()).isEqualTo(held.getAllocations());
        assertThat(late.getRepeated()).isTrue();
        assertThat(late.getState()).as("as the first answer said").isEqualTo(ReservationState.HELD);
        assertThat(late.getAllocations()).isEqualTo(held.getAllocations());
        assertThat(journal.level().getVersion()).isEqualTo(4);
    }

    @Test
    void shouldStayRefusedWhenStockComesLater() {
        journal.request(reserve("o", any(81)));
        journal.report(arrival("more", "A", 100));

        ReservationDecided again = journal.request(reserve("o", any(81)));

        assertDecided(again, ReservationState.REFUSED, ReservationRefusal.INSUFFICIENT_STOCK, 81);
        assertThat(again.getRepeated()).isTrue();
        assertThat(again.getAvailable()).isEqualTo(80);
        assertThat(journal.level().getReserved()).isZero();
    }

    @Test
    void shouldRefuseAReserveThatItsReleaseOvertook() {
        ReservationDecided released = journal.request(release("o"));
        ReservationDecided late = journal.request(reserve("o", any(60)));

        assertDecided(released, ReservationState.RELEASED, null, 0);
        assertThat(released.getRepeated()).isFalse();
        assertDecided(late, ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED, 60);
        assertThat(late.getAllocations()).isEmpty();
        assertThat(journal.level().getVersion()).isEqualTo(2);
    }

    @Test
    void shouldNotHoldAgainWhatWasReleased() {
        journal.request(reserve("o", any(60)));
        journal.request(release("o"));

        ReservationDecided again = journal.request(reserve("o", any(60)));

        assertDecided(again, ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED, 60);
        assertThat(again.getAllocations()).isEmpty();
        assertThat(journal.level().getReserved()).isZero();
    }

    @Test
    void shouldRefuseToCommitWhatIsNotHeld() {
        journal.request(reserve("refused", any(81)));
        journal.request(release("released"));

        assertDecided(journal.request(commit("unknown")), ReservationState.UNKNOWN, ReservationRefusal.NOT_HELD, 0);
        assertDecided(journal.request(commit("refused")), ReservationState.REFUSED, ReservationRefusal.NOT_HELD, 81);
        assertDecided(journal.request(commit("released")), ReservationState.RELEASED, ReservationRefusal.NOT_HELD, 0);
        assertThat(journal.reservation("unknown")).isNull();
        assertThat(journal.level().getVersion()).isEqualTo(2);
    }

    @Test
    void shouldCommitAndReleaseOnceOnly() {
        journal.request(reserve("o", any(60)));
        journal.request(commit("o"));
        assertThat(journal.request(commit("o")).getRepeated()).isTrue();
        assertThat(journal.level().getSold()).isEqualTo(60);

        journal.request(release("o"));
        assertThat(journal.request(release("o")).getRepeated()).isTrue();
        assertThat(journal.level().getOnHand()).isEqualTo(80);
        assertThat(journal.level().getVersion()).isEqualTo(5);
    }

    @Test
    void shouldTurnARefusedReservationIntoAReleasedOneWithoutTouchingStock() {
        journal.request(reserve("o", any(81)));

        ReservationDecided released = journal.request(release("o"));

        assertDecided(released, ReservationState.RELEASED, null, 81);
        assertThat(released.getRepeated()).isTrue();
        assertThat(journal.reservation("o").getState()).isEqualTo(ReservationState.RELEASED);
        assertThat(journal.reservation("o").getReason()).isNull();
        assertThat(journal.level().getVersion()).isEqualTo(2);
    }

    @Test
    void shouldNotLetADepartureTakeWhatIsHeld() {
        journal.request(reserve("o", named("A", 20)));

        assertThat(journal.report(departure("eleven", "A", 11)).getAvailable()).isEqualTo(10);
        assertThat(journal.report(departure("ten", "A", 10)).getOutcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(journal.onHand("A")).isEqualTo(20);
        assertThat(journal.request(commit("o")).getState()).isEqualTo(ReservationState.COMMITTED);
        assertThat(journal.onHand("A")).isZero();
        assertThat(journal.balance().isConserved()).isTrue();
    }

    @Test
    void shouldTellTheOrderOfReserveOnly() {
        ReservationDecided held = journal.request(reserve("o", any(1)));
        journal.request(commit("o"));
        journal.request(release("o"));

        assertThat(journal.answers()).hasSize(3);
        assertThat(journal.answersToOrders()).containsExactly(held);
    }

    @Test
    void shouldTellTheCommandsPositionAndTime() {
        journal.request(reserve("o", any(1)));
        ReservationDecided decided = journal.request(commit("o"));

        assertThat(decided.getCommandPosition().getOffset()).isEqualTo(1);
        assertThat(decided.getDecidedAt()).isEqualTo(Facts.NOON.plusMillis(1));
        assertThat(journal.reservation("o").getUpdatedAt()).isEqualTo(Facts.NOON.plusMillis(1));
    }

    @Test
    void shouldNotDecideOnACommandThatItDoesNotKnow() {
        ReservationRequested unknown =
                new ReservationRequested("o", Facts.SKU, ReservationCommand.UNKNOWN, List.of(), 1);

        assertThatThrownBy(() -> journal.request(unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    public static void assertDecided(
            ReservationDecided decided, ReservationState state, ReservationRefusal reason, long quantity) {
        assertThat(decided.getState()).isEqualTo(state);
        assertThat(decided.getReason()).isEqualTo(reason);
        assertThat(decided.getQuantity()).isEqualTo(quantity);
    }

    @Test
    void shouldForgetAReservationThatIsOverAndNoOther() {
        Journal journal = new Journal();
        journal.report(Facts.arrival("supply", "A", 10));
        journal.request(Commands.reserve("sold", Commands.any(4)));
        journal.request(Commands.commit("sold"));
        journal.request(Commands.reserve("held", Commands.any(4)));
        journal.request(Commands.reserve("refused", Commands.any(40)));
        journal.request(Commands.reserve("waiting", Commands.any(4)));

        assertThat(journal.request(Commands.forget("held")).getState()).isEqualTo(ReservationState.HELD);
        assertThat(journal.request(Commands.forget("waiting")).getState()).isEqualTo(ReservationState.WAITING);
        assertThat(List.of("sold", "refused", "never"))
                .allSatisfy(order -> assertThat(journal.request(Commands.forget(order)))
                        .extracting(
                                ReservationDecided::getState,
                                ReservationDecided::getReason,
                                ReservationDecided::getChanged)
                        .containsExactly(ReservationState.UNKNOWN, null, false));

        assertThat(journal.reservations().values())
                .extracting(Reservation::getOrderId)
                .containsExactlyInAnyOrder("held", "waiting");
        assertThat(journal.balance().isConserved()).isTrue();
        assertThat(journal.level().getSold()).isEqualTo(4);
    }
}
