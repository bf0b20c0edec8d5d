package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.commit;
import static io.stockstream.stock.topology.Commands.named;
import static io.stockstream.stock.topology.Commands.release;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.stock.topology.Commands.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRefusal;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.decide.WaitingDecider;
import io.stockstream.streams.Facts;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReservationTopologyTest {

    private final StockDriver topology = new StockDriver(StoreKind.ROCKSDB, 1);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTellTheStoryOfAnOrderThatIsMetFromTwoWarehouses() {
        supply();
        topology.request(reserve("o", any(12)));
        topology.request(commit("o"));

        assertThat(topology.reservationDecisions().readKeyValuesToList())
                .extracting(
                        decided -> decided.key,
                        decided -> decided.value.getCommand(),
                        decided -> decided.value.getState(),
                        decided -> decided.value.getStockVersion())
                .containsExactly(
                        tuple(Facts.SKU, ReservationCommand.RESERVE, ReservationState.HELD, 3L),
                        tuple(Facts.SKU, ReservationCommand.COMMIT, ReservationState.COMMITTED, 4L));
        assertThat(topology.changes())
                .extracting(change -> change.all().getVersion(), StockDriver.Change::units)
                .containsExactly(
                        tuple(3L, "15 on hand, 12 reserved, 0 sold: A 10/10, B 5/2"),
                        tuple(4L, "3 on hand, 0 reserved, 12 sold: A 0/0, B 3/0"));
        assertThat(topology.outcomes().readKeyValuesToList())
                .extracting(outcome -> outcome.key, outcome -> outcome.value.getState())
                .containsExactly(tuple("o", ReservationState.HELD));
        topology.expectNothingFurther();
    }

    @Test
    void shouldTellTheStoryOfAnOrderThatIsCancelledAfterItWasCommitted() {
        supply();
        topology.request(reserve("o", any(12)));
        topology.request(commit("o"));
        topology.request(release("o"));

        assertThat(topology.reservationDecisions().readValuesToList())
                .extracting(ReservationDecided::getState)
                .containsExactly(ReservationState.HELD, ReservationState.COMMITTED, ReservationState.RELEASED);
        assertThat(topology.changes().getLast().units()).isEqualTo("15 on hand, 0 reserved, 0 sold: A 10/0, B 5/0");
        assertThat(topology.outcomes().readValuesToList()).hasSize(1);
        topology.expectNothingFurther();
    }

    @Test
    void shouldTellTheStoryOfAnOrderThatIsSoldAtOnce() {
        supply();
        topology.request(sell("o", any(12)));

        assertThat(topology.reservationDecisions().readKeyValuesToList())
                .extracting(
                        decided -> decided.key,
                        decided -> decided.value.getCommand(),
                        decided -> decided.value.getState(),
                        decided -> decided.value.getStockVersion())
                .containsExactly(tuple(Facts.SKU, ReservationCommand.SELL, ReservationState.COMMITTED, 3L));
        assertThat(topology.changes())
                .extracting(change -> change.all().getVersion(), StockDriver.Change::units)
                .containsExactly(tuple(3L, "3 on hand, 0 reserved, 12 sold: A 0/0, B 3/0"));
        assertThat(topology.outcomes().readKeyValuesToList())
                .extracting(outcome -> outcome.key, outcome -> outcome.value.getState())
                .containsExactly(tuple("o", ReservationState.COMMITTED));
        topology.expectNothingFurther();
    }

    @Test
    void shouldTellTheStoryOfAnOrderThatIsCancelledWhileItIsSold() {
        supply();
        topology.request(sell("o", any(12)));
        topology.request(release("o"));
        topology.request(release("o"));

        assertThat(topology.reservationDecisions().readValuesToList())
                .extracting(ReservationDecided::getState, ReservationDecided::getRepeated)
                .containsExactly(
                        tuple(ReservationState.COMMITTED, false),
                        tuple(ReservationState.RELEASED, false),
                        tuple(ReservationState.RELEASED, true));
        assertThat(topology.changes())
                .extracting(StockDriver.Change::units)
                .containsExactly(
                        "3 on hand, 0 reserved, 12 sold: A 0/0, B 3/0",
                        "15 on hand, 0 reserved, 0 sold: A 10/0, B 5/0");
        assertThat(topology.outcomes().readValuesToList()).hasSize(1);
        topology.expectNothingFurther();
    }

    @Test
    void shouldTellTheStoryOfASaleThatWaitsUntilGoodsComeIn() {
        letGoodsComeInFor(sell("second", any(4)));

        assertServed(ReservationState.COMMITTED, "12 on hand, 12 reserved, 4 sold: B 2/2, C 0/0");
    }

    @Test
    void shouldTellTheStoryOfAReleaseThatOvertakesItsReserve() {
        supply();
        topology.request(release("o"));
        topology.request(reserve("o", any(1)));
        topology.request(commit("o"));

        assertThat(topology.reservationDecisions().readValuesToList())
                .extracting(ReservationDecided::getState, ReservationDecided::getReason)
                .containsExactly(
                        tuple(ReservationState.RELEASED, null),
                        tuple(ReservationState.RELEASED, ReservationRefusal.ALREADY_RELEASED),
                        tuple(ReservationState.RELEASED, ReservationRefusal.NOT_HELD));
        assertThat(topology.outcomes().readValue().getReason()).isEqualTo(ReservationRefusal.ALREADY_RELEASED);
        topology.expectNothingFurther();
    }

    @Test
    void shouldTellTheStoryOfTwoOrdersAndADepartureThatWantTheSameUnits() {
        supply();
        topology.request(reserve("first", named("A", 8)));
        topology.report(Facts.departure("m", "A", 3));
        topology.request(reserve("second", named("A", 3)));
        topology.request(release("first"));
        topology.request(reserve("third", named("A", 3)));

        StockDecided departure = topology.decisions().readValue();
        assertThat(departure.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(departure.getAvailable()).isEqualTo(2);
        assertThat(topology.movements().readValuesToList()).hasSize(1);
        assertThat(topology.outcomes().readKeyValuesToList())
                .extracting(
                        outcome -> outcome.key,
                        outcome -> outcome.value.getState(),
                        outcome -> outcome.value.getAvailable())
                .containsExactly(
                        tuple("first", ReservationState.HELD, null),
                        tuple("second", ReservationState.WAITING, null),
                        tuple("second", ReservationState.HELD, null),
                        tuple("third", ReservationState.HELD, null));
        assertThat(topology.reservationDecisions().readValuesToList()).hasSize(5);
        assertThat(topology.levels()).extracting(StockLevel::getReserved).containsExactly(8L, 8L, 3L, 6L);
        topology.expectNothingFurther();
    }

    @Test
    void shouldTellTheStoryOfAnOrderThatWaitsUntilGoodsComeIn() {
        letGoodsComeInFor(reserve("second", any(4)));

        assertServed(ReservationState.HELD, "16 on hand, 16 reserved, 0 sold: B 5/5, C 1/1");
    }

    private void letGoodsComeInFor(ReservationRequested waiting) {
        supply();
        topology.request(reserve("first", any(12)));
        topology.request(waiting);
        topology.report(Facts.arrival("c", "C", 1));
    }

    /** The one that waited is served by the arrival, in the same version. */
    private void assertServed(ReservationState state, String units) {
        assertThat(topology.outcomes().readRecordsToList())
                .extracting(
                        outcome -> outcome.key(),
                        outcome -> outcome.value().getState(),
                        outcome -> outcome.value().getFollowed())
                .containsExactly(
                        tuple("first", ReservationState.HELD, false),
                        tuple("second", ReservationState.WAITING, false),
                        tuple("second", state, true));
        assertThat(topology.reservationDecisions().readValuesToList())
                .extracting(ReservationDecided::getStockVersion)
                .containsExactly(3L, 4L, 5L);
        assertThat(topology.heardOfReservations()).hasSize(3);
        assertThat(topology.decisions().readValue().getStockVersion()).isEqualTo(5);
        assertThat(topology.movements().readValuesToList()).hasSize(1);
        assertThat(topology.changes().getLast().units()).isEqualTo(units);
        topology.expectNothingFurther();
    }

    @Test
    void shouldAnswerEverybodyWhoWaitsWhenThereAreManyOfThem() {
        supply();
        topology.request(reserve("first", any(15)));
        int many = 2 * WaitingDecider.MOST_LOOKED_AT + 1;
        for (int i = 0; i < many; i++) {
            topology.request(reserve("o" + i, any(1)));
        }
        topology.request(commit("first"));

        assertThat(topology.outcomes().readValuesToList().stream().filter(ReservationDecided::getFollowed))
                .hasSize(many)
                .allMatch(outcome -> outcome.getReason() == ReservationRefusal.INSUFFICIENT_STOCK);
        assertThat(topology.reservationDecisions().readValuesToList().stream()
                        .filter(decided -> decided.getCommand() == ReservationCommand.SERVE_WAITING))
                .hasSize(2);
        assertThat(topology.levels().getLast().getWaiting()).isNull();
        topology.expectNothingFurther();
    }

    @Test
    void shouldAnswerARepeatedReserveAndChangeNothing() {
        supply();
        topology.request(reserve("o", any(12)));
        topology.request(reserve("o", any(12)));

        assertThat(topology.outcomes().readValuesToList())
                .extracting(ReservationDecided::getState, ReservationDecided::getRepeated)
                .containsExactly(tuple(ReservationState.HELD, false), tuple(ReservationState.HELD, true));
        assertThat(topology.reservationDecisions().readValuesToList())
                .extracting(decided -> decided.getCommandPosition().getOffset())
                .containsExactly(0L, 1L);
        assertThat(topology.levels()).hasSize(1);
        assertThat(topology.heardOfReservations()).hasSize(2);
        topology.expectNothingFurther();
    }

    @Test
    void shouldKeepReservationsOfOneOrderApartBySku() {
        topology.report(Facts.arrival("a", "A", 1));
        topology.forgetThePast();

        topology.request(reserve("o", any(1)));
        topology.request(reserve("o", "SKU-2", List.of(any(1))));

        assertThat(topology.outcomes().readKeyValuesToList())
                .extracting(outcome -> outcome.key, outcome -> outcome.value.getReason())
                .containsExactly(tuple("o", null), tuple("o", ReservationRefusal.UNKNOWN_SKU));
        assertThat(topology.reservationDecisions().readKeyValuesToList())
                .extracting(decided -> decided.key)
                .containsExactly(Facts.SKU, "SKU-2");
        assertThat(topology.levels()).hasSize(1);
        topology.expectNothingFurther();
    }

    @Test
    void shouldTakeTheTimeFromTheRecord() {
        supply();
        Instant later = Facts.NOON.plusSeconds(7);
        topology.request(reserve("o", any(1)), later);

        TestRecord<String, ReservationDecided> outcome = topology.outcomes().readRecord();
        assertThat(outcome.getRecordTime()).isEqualTo(later);
        assertThat(outcome.value().getDecidedAt()).isEqualTo(later);
        assertThat(topology.reservationDecisions().readRecord().getRecordTime()).isEqualTo(later);
        assertThat(topology.levels().getFirst().getUpdatedAt()).isEqualTo(later);
        topology.expectNothingFurther();
    }

    private void supply() {
        topology.report(Facts.arrival("a", "A", 10));
        topology.report(Facts.arrival("b", "B", 5));
        topology.forgetThePast();
    }
}
