package io.stockstream.stock.decide;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.commit;
import static io.stockstream.stock.topology.Commands.inRound;
import static io.stockstream.stock.topology.Commands.named;
import static io.stockstream.stock.topology.Commands.release;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.streams.Facts.arrival;
import static io.stockstream.streams.Facts.departure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.WaitingList;
import io.stockstream.stock.topology.Commands;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reservations that wait for units which other orders hold. */
class WaitingDeciderTest {

    private final Journal journal = Journal.of(List.of(arrival("a", "A", 6), arrival("b", "B", 4)));

    @Test
    void shouldWaitWhenOthersHoldWhatIsMissing() {
        journal.request(reserve("first", any(8)));

        ReservationDecided decided = journal.request(reserve("second", any(3)));

        assertThat(decided.getState()).isEqualTo(ReservationState.WAITING);
        assertThat(decided.getReason()).isNull();
        assertThat(decided.getAllocations()).isEmpty();
        assertThat(decided.getChanged()).isTrue();
        assertThat(decided.getStockVersion())
                .isEqualTo(4)
                .isEqualTo(journal.level().getVersion());
        assertThat(journal.level().getReserved()).isEqualTo(8);
        assertThat(journal.level().getWaiting()).isEqualTo(new WaitingList(0L, 1L, 1L));
    }

    @Test
    void shouldRefuseAtOnceWhenTooLittleIsLeftEvenIfEveryHoldEnded() {
        journal.request(reserve("first", any(8)));

        ReservationDecided tooMany = journal.request(reserve("second", any(11)));
        ReservationDecided tooManyThere = journal.request(reserve("third", named("B", 5)));

        assertThat(List.of(tooMany, tooManyThere))
                .extracting(
                        ReservationDecided::getState, ReservationDecided::getReason, ReservationDecided::getAvailable)
                .containsExactly(
                        tuple(ReservationState.REFUSED, ReservationRefusal.INSUFFICIENT_STOCK, 10L),
                        tuple(ReservationState.REFUSED, ReservationRefusal.INSUFFICIENT_STOCK, 4L));
        assertThat(journal.waiting()).isEmpty();
    }

    @Test
    void shouldHoldForWhomWaitsWhenAHoldIsReleased() {
        journal.request(reserve("first", any(8)));
        ReservationDecided waiting = journal.request(reserve("second", any(3)));

        ReservationDecided released = journal.request(release("first"));

        ReservationDecided held = journal.answers().getLast();
        assertThat(held.getOrderId()).isEqualTo("second");
        assertThat(held.getState()).isEqualTo(ReservationState.HELD);
        assertThat(held.getFollowed()).isTrue();
        assertThat(held.getCommand()).isEqualTo(ReservationCommand.RESERVE);
        assertThat(held.getCommandPosition()).isEqualTo(waiting.getCommandPosition());
        assertThat(held.getStockVersion())
                .as("one record, one version")
                .isEqualTo(released.getStockVersion())
                .isEqualTo(5);
        assertThat(journal.answersToOrders()).endsWith(waiting, held);
        assertThat(journal.level().getReserved()).isEqualTo(3);
        assertThat(journal.level().getWaiting()).isNull();
        assertThat(journal.request(commit("second")).getState()).isEqualTo(ReservationState.COMMITTED);
    }

    @Test
    void shouldRefuseWhomWaitsWhenTheUnitsAreSold() {
        journal.request(reserve("first", any(8)));
        journal.request(reserve("second", any(3)));

        journal.request(commit("first"));

        ReservationDecided refused = journal.answers().getLast();
        assertThat(refused.getOrderId()).isEqualTo("second");
        assertThat(refused.getReason()).isEqualTo(ReservationRefusal.INSUFFICIENT_STOCK);
        assertThat(refused.getAvailable()).isEqualTo(2);
        assertThat(journal.level().getWaiting()).isNull();
    }

    @Test
    void shouldHoldForWhomWaitsWhenGoodsComeIn() {
        journal.request(reserve("first", any(8)));
        journal.request(reserve("second", any(3)));

        journal.report(arrival("more", "C", 1));

        assertThat(journal.answers().getLast().getState()).isEqualTo(ReservationState.HELD);
        assertThat(journal.answers().getLast().getStockVersion())
                .isEqualTo(journal.decisions().getLast().getStockVersion())
                .isEqualTo(journal.level().getVersion());
    }

    @Test
    void shouldRefuseWhomWaitsWhenGoodsLeave() {
        journal.request(reserve("first", named("A", 5)));
        journal.request(reserve("second", any(9)));

        journal.report(departure("away", "B", 2));

        assertThat(journal.answers().getLast().getReason()).isEqualTo(ReservationRefusal.INSUFFICIENT_STOCK);
        assertThat(journal.answers().getLast().getAvailable()).isEqualTo(8);
    }

    @Test
    void shouldServeInTheOrderOfComingAndLetNobodyOvertake() {
        journal.request(reserve("first", any(8)));
        journal.request(reserve("large", any(10)));

        assertThat(journal.request(reserve("small", any(1))).getState())
                .as("two units are free, but somebody waits for them")
                .isEqualTo(ReservationState.WAITING);

        journal.request(release("first"));
        assertThat(journal.answers().getLast())
                .extracting(ReservationDecided::getOrderId, ReservationDecided::getState)
                .containsExactly("large", ReservationState.HELD);
        journal.request(release("large"));
        assertThat(journal.answers().getLast())
                .extracting(ReservationDecided::getOrderId, ReservationDecided::getState)
                .containsExactly("small", ReservationState.HELD);
    }

    @Test
    void shouldServeTheNextWhenOneThatWaitsGivesUp() {
        journal.request(reserve("first", any(8)));
        journal.request(reserve("large", any(10)));
        journal.request(reserve("small", any(1)));
        journal.request(reserve("last", any(10)));

        ReservationDecided released = journal.request(release("large"));

        assertThat(released.getState()).isEqualTo(ReservationState.RELEASED);
        assertThat(released.getChanged()).isTrue();
        assertThat(journal.answers().getLast().getOrderId()).isEqualTo("small");
        assertThat(journal.level().getWaiting().getSize()).isEqualTo(1);
        assertThat(journal.waiting().values()).containsExactly("last");
    }

    @Test
    void shouldLeaveAGapWhenOneInTheMiddleGivesUp() {
        journal.request(reserve("first", any(10)));
        journal.request(reserve("second", any(10)));
        journal.request(reserve("third", any(10)));
        journal.request(reserve("fourth", any(10)));

        journal.request(release("third"));
        journal.request(release("first"));
        journal.request(release("second"));

        assertThat(journal.answers().getLast().getOrderId()).isEqualTo("fourth");
        assertThat(journal.answers().getLast().getState()).isEqualTo(ReservationState.HELD);
        assertThat(journal.level().getWaiting()).isNull();
    }

    @Test
    void shouldAnswerTheSameWhenAReserveThatWaitsIsRepeated() {
        journal.request(reserve("first", any(8)));
        journal.request(reserve("second", any(3)));

        ReservationDecided again = journal.request(reserve("second", any(3)));

        assertThat(again.getState()).isEqualTo(ReservationState.WAITING);
        assertThat(again.getRepeated()).isTrue();
        assertThat(again.getChanged()).isFalse();
        assertThat(journal.level().getWaiting().getSize()).isEqualTo(1);
    }

    @Test
    void shouldReserveAgainInALaterRoundOnly() {
        journal.request(reserve("o", any(8)));
        journal.request(release("o"));

        ReservationDecided sameRound = journal.request(reserve("o", any(8)));
        ReservationDecided nextRound = journal.request(inRound(2, reserve("o", any(8))));
        ReservationDecided late = journal.request(release("o"));
        ReservationDecided sold = journal.request(inRound(2, commit("o")));

        assertThat(sameRound.getReason()).isEqualTo(ReservationRefusal.ALREADY_RELEASED);
        assertThat(nextRound.getState()).isEqualTo(ReservationState.HELD);
        assertThat(nextRound.getRound()).isEqualTo(2);
        assertThat(late.getRepeated()).as("a release of the round before").isTrue();
        assertThat(sold.getState()).isEqualTo(ReservationState.COMMITTED);
        assertThat(journal.level().getSold()).isEqualTo(8);
    }

    @Test
    void shouldRefuseWhatIsOfARoundBefore() {
        journal.request(inRound(2, reserve("o", any(8))));

        assertThat(journal.request(reserve("o", any(1))).getReason()).isEqualTo(ReservationRefusal.ALREADY_RELEASED);
        assertThat(journal.request(commit("o")).getReason()).isEqualTo(ReservationRefusal.NOT_HELD);
        assertThat(journal.level().getReserved()).isEqualTo(8);
    }

    @Test
    void shouldGoOnByARecordToItselfWhenManyWait() {
        int many = 2 * WaitingDecider.MOST_LOOKED_AT + 50;
        journal.request(reserve("first", any(10)));
        for (int i = 0; i < many; i++) {
            journal.request(reserve("o" + i, any(10)));
        }

        journal.request(commit("first"));

        List<ReservationDecided> steps = journal.answers().stream()
                .filter(answer -> answer.getCommand() == ReservationCommand.SERVE_WAITING)
                .toList();
        assertThat(steps).hasSize(2).allMatch(ReservationDecided::getChanged);
        assertThat(journal.answersToOrders().stream().filter(ReservationDecided::getFollowed))
                .hasSize(many)
                .allMatch(answer -> answer.getReason() == ReservationRefusal.INSUFFICIENT_STOCK);
        assertThat(journal.level().getWaiting()).isNull();
        assertThat(journal.waiting()).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenItGoesOnAndNobodyCanBeServed() {
        journal.request(reserve("first", any(8)));
        journal.request(reserve("second", any(3)));
        long version = journal.level().getVersion();

        ReservationDecided wentOn = journal.request(Commands.serveWaiting());

        assertThat(wentOn.getChanged()).isFalse();
        assertThat(journal.level().getVersion()).isEqualTo(version);
        assertThat(new Journal().request(Commands.serveWaiting()).getStockVersion())
                .isZero();
    }
}
