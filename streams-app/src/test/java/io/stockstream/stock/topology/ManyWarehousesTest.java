package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.streams.Facts.arrival;
import static io.stockstream.streams.Facts.departure;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLimits;
import io.stockstream.stock.decide.Journal;
import io.stockstream.stock.decide.StockLevels;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sku in the maximum number of warehouses. */
class ManyWarehousesTest {

    private static final String ANOTHER = "Z";

    private final Journal journal = new Journal();

    @Test
    void shouldRejectTheArrivalThatOpensOneWarehouseTooManyAndLeaveTheLevelAlone() {
        open(StockLimits.MAX_WAREHOUSES, "W-%d");
        StockLevel before = journal.level();

        StockDecided decided = journal.report(arrival("m", ANOTHER, 5));

        assertThat(decided.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(decided.getReason()).isEqualTo(RejectionReason.TOO_MANY_WAREHOUSES);
        assertThat(decided.getStockVersion()).isEqualTo(before.getVersion());
        assertThat(journal.level()).isEqualTo(before);
        Movement movement = journal.movement("m");
        assertThat(movement.getStatus()).isEqualTo(MovementStatus.REJECTED);
        assertThat(movement.getReceiver().getWarehouseId()).isEqualTo(ANOTHER);
        assertThat(movement.getRejection().getReason()).isEqualTo(RejectionReason.TOO_MANY_WAREHOUSES);
        assertThat(movement.getRejection().getRequested()).isEqualTo(5);
    }

    @Test
    void shouldGoOnInTheWarehousesThatTheLevelNames() {
        open(StockLimits.MAX_WAREHOUSES, "W-%d");

        assertThat(journal.report(arrival("more", "W-7", 5)).getOutcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(journal.report(departure("out", "W-8", 1)).getOutcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(journal.onHand("W-7")).isEqualTo(6);
        assertThat(journal.balance().isConserved()).isTrue();
    }

    @Test
    void shouldCountBytesOfIdsAsWellAsWarehouses() {
        String longest = "%04d" + "\u4e16".repeat(96) + "\ud83d\ude00".repeat(50);
        int most = StockLimits.MAX_WAREHOUSE_BYTES / (4 + 96 * 3 + 50 * 4);
        open(most, longest);

        assertThat(journal.warehouses()).hasSize(most).hasSizeLessThan(StockLimits.MAX_WAREHOUSES);
        assertThat(journal.report(arrival("m", longest.formatted(most), 1)).getReason())
                .isEqualTo(RejectionReason.TOO_MANY_WAREHOUSES);
    }

    @Test
    void shouldTakeTheGoodsElsewhereAfterTheirArrivalWasRefused() {
        open(StockLimits.MAX_WAREHOUSES, "W-%d");
        journal.report(arrival("m", ANOTHER, 5));

        assertThat(journal.report(arrival("m", ANOTHER, 5)).getReason())
                .as("said again")
                .isEqualTo(RejectionReason.TOO_MANY_WAREHOUSES);
        assertThat(journal.report(arrival("m", "W-1", 5)).getOutcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(journal.movement("m").getStatus()).isEqualTo(MovementStatus.ARRIVED_UNMATCHED);
        assertThat(journal.movement("m").getRejection()).isNull();
        assertThat(journal.onHand("W-1")).isEqualTo(6);
        assertThat(journal.balance().isConserved()).isTrue();
    }

    @Test
    void shouldKeepGoodsInTransitWhenTheirArrivalIsRefused() {
        open(StockLimits.MAX_WAREHOUSES, "W-%d");
        journal.report(departure("m", "W-1", 1));
        Movement before = journal.movement("m");

        journal.report(arrival("m", ANOTHER, 1));

        assertThat(journal.movement("m")).isEqualTo(before);
        assertThat(journal.level().getInTransit()).isEqualTo(1);
        assertThat(journal.report(arrival("m", "W-2", 1)).getOutcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(journal.movement("m").getStatus()).isEqualTo(MovementStatus.COMPLETED);
    }

    @Test
    void shouldDecideADepartureAsIfTheRefusedArrivalHadNotBeen() {
        open(StockLimits.MAX_WAREHOUSES, "W-%d");
        journal.report(arrival("left", ANOTHER, 1));
        journal.report(arrival("refused", ANOTHER, 1));

        assertThat(journal.report(departure("left", "W-1", 1)).getOutcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(journal.movement("left").getStatus()).isEqualTo(MovementStatus.IN_TRANSIT);
        assertThat(journal.movement("left").getReceiver()).isNull();
        assertThat(journal.report(departure("refused", "W-1", 9)).getReason())
                .isEqualTo(RejectionReason.INSUFFICIENT_STOCK);
        assertThat(journal.movement("refused").getStatus()).isEqualTo(MovementStatus.REJECTED);
        assertThat(journal.movement("refused").getReceiver()).isNull();
        assertThat(journal.level().getReceived()).isEqualTo(StockLimits.MAX_WAREHOUSES);
        assertThat(journal.balance().isConserved()).isTrue();
    }

    @Test
    void shouldRefuseAReservationWhoseAllocationsNoOrderCanHold() {
        String longest = "%04d" + "\u4e16".repeat(96);
        long most = StockLimits.MAX_ALLOCATION_IDS / (4 + 96 * 3);
        hold(Math.toIntExact(most) + 1, longest);

        ReservationDecided refused = journal.request(reserve("many", any(most + 1)));
        ReservationDecided held = journal.request(reserve("fits", any(most)));

        assertThat(refused.getState()).isEqualTo(ReservationState.REFUSED);
        assertThat(refused.getReason()).isEqualTo(ReservationRefusal.TOO_MANY_ALLOCATIONS);
        assertThat(refused.getAllocations()).isEmpty();
        assertThat(held.getState()).isEqualTo(ReservationState.HELD);
        assertThat(held.getAllocations()).hasSize((int) most);
        assertThat(journal.level().getReserved()).isEqualTo(most);
    }

    /** One unit each, without the many facts that would lead there. */
    private void hold(int warehouses, String id) {
        IntStream.range(0, warehouses)
                .forEach(number -> journal.hold(StockLevels.inWarehouse(id.formatted(number), 1)));
        journal.hold(StockLevels.all(journal.warehouses()));
    }

    /** One unit each. */
    private void open(int warehouses, String id) {
        IntStream.range(0, warehouses)
                .forEach(number -> journal.report(arrival("supply " + number, id.formatted(number), 1)));
    }
}
