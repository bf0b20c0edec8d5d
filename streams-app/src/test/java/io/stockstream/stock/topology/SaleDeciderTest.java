package io.stockstream.stock.topology;

import static io.stockstream.stock.decide.ReservationDeciderTest.assertDecided;
import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.commit;
import static io.stockstream.stock.topology.Commands.forget;
import static io.stockstream.stock.topology.Commands.inRound;
import static io.stockstream.stock.topology.Commands.named;
import static io.stockstream.stock.topology.Commands.release;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.stock.topology.Commands.sell;
import static io.stockstream.streams.Facts.arrival;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.decide.Journal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The only sku of an order is reserved and committed by one command. */
class SaleDeciderTest {

    private final Journal journal = Journal.of(List.of(arrival("a", "A", 30), arrival("b", "B", 50)));

    @Test
    void shouldSellAtOnce() {
        ReservationDecided decided = journal.request(sell("o", any(60), named("A", 5)));

        assertDecided(decided, ReservationState.COMMITTED, null, 65);
        assertThat(decided.getCommand()).isEqualTo(ReservationCommand.SELL);
        assertThat(decided.getAllocations())
                .containsExactly(
                        new ReservationAllocation(0, "B", 50L),
                        new ReservationAllocation(0, "A", 10L),
                        new ReservationAllocation(1, "A", 5L));
        assertThat(decided.getStockVersion())
                .isEqualTo(journal.level().getVersion())
                .isEqualTo(3);
        assertThat(decided.getStock().getSold()).isEqualTo(65);
        assertThat(journal.stock())
                .contains(entry("A", 15L), entry("B", 0L), entry("sold", 65L), entry("reserved", 0L));
        assertThat(journal.answersToOrders()).containsExactly(decided);
    }

    @Test
    void shouldSellNothingWhenThereIsTooLittle() {
        ReservationDecided tooMany = journal.request(sell("o", any(10), named("A", 31)));
        ReservationDecided unknown = journal.request(sell("o", "SKU-2", List.of(any(1))));
        journal.report(arrival("more", "A", 100));
        ReservationDecided again = journal.request(sell("o", any(10), named("A", 31)));

        assertDecided(tooMany, ReservationState.REFUSED, ReservationRefusal.INSUFFICIENT_STOCK, 41);
        assertDecided(unknown, ReservationState.REFUSED, ReservationRefusal.UNKNOWN_SKU, 1);
        assertDecided(again, ReservationState.REFUSED, ReservationRefusal.INSUFFICIENT_STOCK, 41);
        assertThat(again.getRepeated()).isTrue();
        assertThat(journal.level().getSold()).isZero();
    }

    @Test
    void shouldSellOnceWhenASaleIsRepeated() {
        ReservationDecided sold = journal.request(sell("o", any(60)));

        ReservationDecided again = journal.request(sell("o", any(60)));
        ReservationDecided committed = journal.request(commit("o"));

        assertThat(again.getRepeated()).isTrue();
        assertThat(again.getState()).isEqualTo(ReservationState.COMMITTED);
        assertThat(again.getAllocations()).isEqualTo(sold.getAllocations());
        assertThat(committed.getRepeated()).isTrue();
        assertThat(journal.level().getSold()).isEqualTo(60);
        assertThat(journal.level().getVersion()).isEqualTo(3);
    }

    /** The order was cancelled, or failed, while the sale was under way. */
    @Test
    void shouldGiveBackOnceWhatWasSoldAtOnce() {
        journal.request(sell("o", any(60)));

        ReservationDecided released = journal.request(release("o"));
        ReservationDecided again = journal.request(release("o"));
        ReservationDecided late = journal.request(sell("o", any(60)));

        assertDecided(released, ReservationState.RELEASED, null, 60);
        assertThat(released.getChanged()).isTrue();
        assertThat(again.getRepeated()).isTrue();
        assertDecided(late, ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED, 60);
        assertThat(journal.stock())
                .contains(entry("A", 30L), entry("B", 50L), entry("sold", 0L), entry("reserved", 0L));
        assertThat(journal.level().getVersion()).isEqualTo(4);
    }

    @Test
    void shouldSellNothingWhenItsReleaseOvertookASale() {
        journal.request(release("o"));

        ReservationDecided late = journal.request(sell("o", any(60)));

        assertDecided(late, ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED, 60);
        assertThat(journal.level().getSold()).isZero();
    }

    @Test
    void shouldSellInALaterRoundOnly() {
        journal.request(release("o"));

        ReservationDecided next = journal.request(inRound(2, sell("o", any(60))));
        ReservationDecided before = journal.request(sell("o", any(60)));

        assertDecided(next, ReservationState.COMMITTED, null, 60);
        assertDecided(before, ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED, 60);
        assertThat(journal.level().getSold()).isEqualTo(60);
    }

    /** What RESERVE began, COMMIT ends: a sale of it changes nothing, and a later COMMIT finds what it expects. */
    @Test
    void shouldLeaveAHoldAsItIsWhenASaleFollows() {
        journal.request(reserve("o", any(60)));

        ReservationDecided sale = journal.request(sell("o", any(60)));

        assertDecided(sale, ReservationState.HELD, null, 60);
        assertThat(sale.getRepeated()).isTrue();
        assertThat(journal.level().getReserved()).isEqualTo(60);
        assertThat(journal.request(commit("o")).getState()).isEqualTo(ReservationState.COMMITTED);
    }

    /** The id names a new order then: the old one is forgotten, and stock read all its commands before. */
    @Test
    void shouldSellAfreshWhenTheOrderWasForgotten() {
        journal.request(sell("o", any(60)));
        journal.request(forget("o"));

        assertDecided(journal.request(sell("o", any(15))), ReservationState.COMMITTED, null, 15);
        assertThat(journal.level().getSold()).isEqualTo(75);
        journal.request(release("o"));
        assertThat(journal.level().getSold()).isEqualTo(60);
    }
}
