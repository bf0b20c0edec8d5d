package io.stockstream.stock.decide;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.topology.Commands;
import io.stockstream.streams.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocatorTest {

    private final Journal journal =
            Journal.of(List.of(Facts.arrival("a", "A", 30), Facts.arrival("b", "B", 50), Facts.arrival("c", "C", 50)));

    @Test
    void shouldTakeFromTheNamedWarehouseWhenItHasEnough() {
        assertThat(allocate(named("A", 30))).isEqualTo(served(taken(0, "A", 30)));
    }

    @Test
    void shouldNotTakeFromAnotherWarehouseWhenTheNamedOneHasTooLittle() {
        assertThat(allocate(named("A", 31))).isEqualTo(insufficient(30));
        assertThat(allocate(named("nowhere", 1))).isEqualTo(insufficient(0));
    }

    @Test
    void shouldTakeFromTheFullestThenTheFirstByIdWhenSeveralCanServe() {
        assertThat(allocate(any(20))).isEqualTo(served(taken(0, "B", 20)));
    }

    @Test
    void shouldSplitMostAvailableFirstWhenNoneCanServe() {
        assertThat(allocate(any(110))).isEqualTo(served(taken(0, "B", 50), taken(0, "C", 50), taken(0, "A", 10)));
    }

    @Test
    void shouldTellAllThatIsAvailableWhenAllTogetherCannotServe() {
        assertThat(allocate(any(131))).isEqualTo(insufficient(130));
    }

    @Test
    void shouldServePartsInOrderFromWhatIsLeft() {
        assertThat(allocate(any(50), any(50), any(30)))
                .isEqualTo(served(taken(0, "B", 50), taken(1, "C", 50), taken(2, "A", 30)));
        assertThat(allocate(named("B", 25), any(10), named("A", 30)))
                .isEqualTo(served(taken(0, "B", 25), taken(1, "C", 10), taken(2, "A", 30)));
    }

    @Test
    void shouldServeNothingAndTellWhatWasThereBeforeWhenALaterPartCannotBeServed() {
        assertThat(allocate(named("A", 20), named("A", 20))).isEqualTo(insufficient(30));
        assertThat(allocate(any(100), any(31))).isEqualTo(insufficient(130));
    }

    @Test
    void shouldLeaveAloneWhatIsHeldForOthers() {
        journal.request(Commands.reserve("other", named("B", 40), named("C", 50)));

        assertThat(allocate(any(40))).isEqualTo(served(taken(0, "A", 30), taken(0, "B", 10)));
        assertThat(allocate(any(41))).isEqualTo(insufficient(40));
    }

    /** The allocations, or what is available instead. */
    private Object allocate(ReservationPart... parts) {
        return switch (Allocator.allocate(journal.stock(Facts.SKU), List.of(parts))) {
            case Allocator.Result.Served served -> served.allocations();
            case Allocator.Result.Insufficient insufficient -> insufficient;
        };
    }

    private static Object served(ReservationAllocation... allocations) {
        return List.of(allocations);
    }

    private static Object insufficient(long available) {
        return new Allocator.Result.Insufficient(available);
    }

    private static ReservationAllocation taken(int part, String warehouse, long quantity) {
        return new ReservationAllocation(part, warehouse, quantity);
    }
}
