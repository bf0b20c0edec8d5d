package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.release;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.stock.topology.Commands.sell;
import static io.stockstream.streams.Facts.arrival;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.decide.Journal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sales that wait for units which other orders hold. */
class WaitingSaleDeciderTest {

    private final Journal journal = Journal.of(List.of(arrival("a", "A", 6), arrival("b", "B", 4)));

    @Test
    void shouldSellToWhomWaitsWhenUnitsAreFree() {
        journal.request(reserve("first", any(8)));
        ReservationDecided waiting = journal.request(sell("second", any(3)));
        ReservationDecided again = journal.request(sell("second", any(3)));

        ReservationDecided released = journal.request(release("first"));

        ReservationDecided sold = journal.answers().getLast();
        assertThat(waiting.getState()).isEqualTo(ReservationState.WAITING);
        assertThat(again.getState()).isEqualTo(ReservationState.WAITING);
        assertThat(again.getRepeated()).isTrue();
        assertThat(sold)
                .extracting(
                        ReservationDecided::getOrderId,
                        ReservationDecided::getCommand,
                        ReservationDecided::getState,
                        ReservationDecided::getFollowed,
                        ReservationDecided::getCommandPosition,
                        ReservationDecided::getStockVersion)
                .containsExactly(
                        "second",
                        ReservationCommand.SELL,
                        ReservationState.COMMITTED,
                        true,
                        waiting.getCommandPosition(),
                        released.getStockVersion());
        assertThat(sold.getStock().getSold()).isEqualTo(3);
        assertThat(journal.answersToOrders()).endsWith(waiting, again, sold);
        assertThat(journal.level())
                .extracting(StockLevel::getOnHand, StockLevel::getReserved, StockLevel::getSold, StockLevel::getWaiting)
                .containsExactly(7L, 0L, 3L, null);
        assertThat(journal.request(sell("second", any(3))).getState())
                .as("repeated after the wait")
                .isEqualTo(ReservationState.COMMITTED);
        assertThat(journal.level().getSold()).isEqualTo(3);
    }

    @Test
    void shouldSellToWhomWaitsWhenGoodsComeInAndRefuseTheNextForWhatIsSold() {
        journal.request(reserve("first", any(8)));
        journal.request(sell("second", any(5)));
        journal.request(reserve("third", any(9)));

        journal.report(arrival("more", "C", 3));

        assertThat(journal.answers().reversed().subList(0, 2).reversed())
                .extracting(
                        ReservationDecided::getOrderId, ReservationDecided::getState, ReservationDecided::getAvailable)
                .containsExactly(
                        tuple("second", ReservationState.COMMITTED, null),
                        tuple("third", ReservationState.REFUSED, 8L));
        assertThat(journal.level().getWaiting()).isNull();
        assertThat(journal.balance().isSoldByReservations()).isTrue();
    }

    @Test
    void shouldSellToNobodyWhoGaveUpWaiting() {
        journal.request(reserve("first", any(8)));
        journal.request(sell("second", any(3)));

        ReservationDecided left = journal.request(release("second"));
        journal.request(release("first"));
        ReservationDecided late = journal.request(sell("second", any(3)));

        assertThat(left.getState()).isEqualTo(ReservationState.RELEASED);
        assertThat(late.getReason()).isEqualTo(ReservationRefusal.ALREADY_RELEASED);
        assertThat(journal.level().getSold()).isZero();
        assertThat(journal.waiting()).isEmpty();
    }

    @Test
    void shouldQueueASaleBehindThoseThatWait() {
        journal.request(reserve("first", any(8)));
        journal.request(reserve("large", any(10)));

        assertThat(journal.request(sell("small", any(1))).getState()).isEqualTo(ReservationState.WAITING);
        assertThat(journal.level().getSold()).isZero();
    }
}
