package io.stockstream.stock.decide;

import static io.stockstream.streams.Facts.arrival;
import static io.stockstream.streams.Facts.departure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import io.stockstream.streams.Facts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockDeciderTest {

    @Test
    void shouldKeepBothEndsAndTheirDifferencesWhen98Of100Arrive() {
        Journal journal =
                Journal.of(List.of(arrival("supply", "A", 500), departure("m", "A", 100), arrival("m", "B", 98)));

        Movement movement = journal.movement("m");
        assertThat(movement.getStatus()).isEqualTo(MovementStatus.COMPLETED);
        assertThat(movement.getSender().getQuantity()).isEqualTo(100);
        assertThat(movement.getReceiver().getQuantity()).isEqualTo(98);
        assertThat(movement.getTimeDifferenceSeconds()).isEqualTo(90);
        assertThat(movement.getQuantityDifference()).isEqualTo(-2);
        assertThat(journal.onHand("A")).isEqualTo(400);
        assertThat(journal.onHand("B")).isEqualTo(98);
        assertThat(journal.level().getLost()).isEqualTo(2);
        assertThat(journal.level().getInTransit()).isZero();
    }

    @Test
    void shouldBookSurplusWhenMoreArrivesThanLeft() {
        Journal journal =
                Journal.of(List.of(arrival("supply", "A", 500), departure("m", "A", 100), arrival("m", "B", 103)));

        assertThat(journal.level().getSurplus()).isEqualTo(3);
        assertThat(journal.level().getLost()).isZero();
        assertThat(journal.balance().isConserved()).isTrue();
    }

    @Test
    void shouldEndTheSameWhenTheArrivalComesFirst() {
        Journal inOrder =
                Journal.of(List.of(arrival("supply", "A", 500), departure("m", "A", 100), arrival("m", "B", 98)));
        Journal reversed =
                Journal.of(List.of(arrival("supply", "A", 500), arrival("m", "B", 98), departure("m", "A", 100)));

        assertThat(reversed.stock()).isEqualTo(inOrder.stock());
        assertThat(reversed.movement("m").getQuantityDifference()).isEqualTo(-2);
        assertThat(reversed.movement("m").getStatus()).isEqualTo(MovementStatus.COMPLETED);
    }

    @Test
    void shouldRejectADepartureOfMoreThanIsAvailableAndKeepTheReason() {
        Journal journal = Journal.of(List.of(arrival("supply", "A", 40)));

        StockDecided decided = journal.report(departure("m", "A", 50));

        assertThat(decided.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(decided.getReason()).isEqualTo(RejectionReason.INSUFFICIENT_STOCK);
        assertThat(decided.getAvailable()).isEqualTo(40);
        assertThat(journal.movement("m").getStatus()).isEqualTo(MovementStatus.REJECTED);
        assertThat(journal.movement("m").getRejection().getRequested()).isEqualTo(50);
        assertThat(journal.onHand("A")).isEqualTo(40);
    }

    @Test
    void shouldRejectADepartureFromAnUnknownSku() {
        Journal journal = new Journal();

        assertThat(journal.report(departure("m", "A", 1)).getAvailable()).isZero();
        assertThat(journal.decisions().getFirst().getStockVersion()).isZero();
    }

    @Test
    void shouldAcceptTheArrivalOfARefusedDepartureAndKeepTheRefusal() {
        Journal journal = Journal.of(List.of(departure("m", "A", 50), arrival("m", "B", 50)));

        assertThat(journal.movement("m").getStatus()).isEqualTo(MovementStatus.ARRIVED_UNMATCHED);
        assertThat(journal.movement("m").getRejection()).isNotNull();
        assertThat(journal.movement("m").getQuantityDifference()).isNull();
        assertThat(journal.onHand("B")).isEqualTo(50);
        assertThat(journal.balance().isConserved()).isTrue();
    }

    @Test
    void shouldEndTheSameWhenADepartureIsRefusedAfterItsArrival() {
        Journal refusedFirst = Journal.of(List.of(departure("m", "A", 50), arrival("m", "B", 50)));
        Journal refusedLast = Journal.of(List.of(arrival("m", "B", 50), departure("m", "A", 50)));

        assertThat(refusedLast.stock()).isEqualTo(refusedFirst.stock());
        assertThat(refusedLast.movement("m").getStatus()).isEqualTo(MovementStatus.ARRIVED_UNMATCHED);
        assertThat(refusedLast.movement("m").getRejection())
                .isEqualTo(refusedFirst.movement("m").getRejection());
    }

    @Test
    void shouldIgnoreWhatIsSaidAgain() {
        Journal journal = Journal.of(List.of(arrival("supply", "A", 500), departure("m", "A", 100)));
        long version = journal.level().getVersion();

        assertThat(journal.report(departure("m", "A", 100)).getOutcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(journal.level().getVersion()).isEqualTo(version);
        assertThat(journal.onHand("A")).isEqualTo(400);
    }

    @Test
    void shouldRejectWhatIsSaidAgainDifferently() {
        Journal journal = Journal.of(List.of(arrival("supply", "A", 500), departure("m", "A", 100)));

        StockDecided other = journal.report(departure("m", "A", 99));

        assertThat(other.getReason()).isEqualTo(RejectionReason.CONFLICTING_DUPLICATE);
        assertThat(journal.onHand("A")).isEqualTo(400);
        assertThat(journal.movement("m").getSender().getQuantity()).isEqualTo(100);
    }

    @Test
    void shouldStayRefusedWhenARefusedDepartureIsRepeatedAfterStockCame() {
        Journal journal = Journal.of(List.of(departure("m", "A", 50), arrival("supply", "A", 100)));

        assertThat(journal.report(departure("m", "A", 50)).getOutcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(journal.onHand("A")).isEqualTo(100);
    }

    @Test
    void shouldAcceptEventsThatAreLateByDays() {
        Journal journal = Journal.of(List.of(arrival("supply", "A", 500)));

        StockDecided late =
                journal.report(Facts.fact("m", "A", MovementEvent.DEPARTURE, 1, Facts.NOON.minus(Duration.ofDays(30))));

        assertThat(late.getOutcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void shouldAllowAMovementBackIntoTheSameWarehouse() {
        Journal journal =
                Journal.of(List.of(arrival("supply", "A", 10), departure("m", "A", 10), arrival("m", "A", 9)));

        assertThat(journal.onHand("A")).isEqualTo(9);
        assertThat(journal.balance().isConserved()).isTrue();
    }

    @Test
    void shouldFailBeforeAnythingIsKeptWhenATotalDoesNotFit() {
        Journal journal = Journal.of(List.of(arrival("supply", "A", Long.MAX_VALUE)));

        assertThatThrownBy(() -> journal.report(arrival("more", "B", 1))).isInstanceOf(ArithmeticException.class);
        assertThat(journal.level().getOnHand()).isEqualTo(Long.MAX_VALUE);
    }
}
