package io.stockstream.platform.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.horizon.Horizon;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.stock.MovementStatus;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.time.YearMonth;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class HistoryRowsTest {

    private static final HistoryRow.Place PLACE = new HistoryRow.Place(3, 17);

    @Test
    void shouldKeepAnOrderAsTheStoreApiShowsIt() {
        SpecificRecord order = Records.order("o", OrderStatus.SHIPPED, Records.AT);

        HistoryRow row = HistoryRows.of(order, PLACE).orElseThrow();

        assertThat(row)
                .isEqualTo(new HistoryRow.OfOrder(
                        "o",
                        Records.AT.toEpochMilli(),
                        "SHIPPED",
                        7L,
                        PLACE,
                        AvroJson.of(order).toString()));
        assertThat(row.table().month(row.time())).contains(YearMonth.of(2026, 3));
    }

    @Test
    void shouldLeaveOutWhatIsNeverForgottenAsItIs() {
        assertThat(HistoryRows.of(Records.order("o", OrderStatus.PENDING, Records.AT), PLACE))
                .isEmpty();
        assertThat(HistoryRows.of(Records.movement("m", MovementStatus.IN_TRANSIT, 1, Records.AT, null), PLACE))
                .isEmpty();
    }

    @Test
    void shouldKeepADepartureThatReplacesARefusedOne() {
        assertThat(HistoryRows.of(Records.movement("m", MovementStatus.IN_TRANSIT, 2, Records.AT, null), PLACE))
                .isPresent();
    }

    @Test
    void shouldKeepDecisionsWithTheirPositions() {
        HistoryRow row = HistoryRows.of(Records.decision("o", 1, OrderStep.PLACED), PLACE)
                .orElseThrow();

        assertThat(row)
                .isInstanceOfSatisfying(
                        HistoryRow.OfDecision.class,
                        decision -> assertThat(decision.record())
                                .contains("\"sequence\":1")
                                .endsWith(
                                        "\"position\":{\"topic\":\"orders.decisions\",\"partition\":3,\"offset\":17}}"));
    }

    @Test
    void shouldNotKeepThatAnOrderIsForgottenNorRefusalsOfUnknownOrders() {
        assertThat(HistoryRows.of(Records.decision("o", 3, OrderStep.FORGOTTEN), PLACE))
                .isEmpty();
        assertThat(HistoryRows.of(Records.decision("o", 0, OrderStep.REFUSED), PLACE))
                .isEmpty();
    }

    @Test
    void shouldSortAMovementByItsDepartureInMicroseconds() {
        Instant sentAt = Instant.parse("1969-12-31T23:59:59.999999Z");

        HistoryRow row = HistoryRows.of(Records.movement("m", MovementStatus.COMPLETED, 2, sentAt, Records.AT), PLACE)
                .orElseThrow();

        assertThat(row).isInstanceOfSatisfying(HistoryRow.OfMovement.class, movement -> {
            assertThat(movement.at()).isEqualTo(-1);
            assertThat(movement.sender()).isEqualTo("north");
            assertThat(movement.receiver()).isEqualTo("south");
        });
        assertThat(row.table().month(row.time())).contains(YearMonth.of(1969, 12));
    }

    @Test
    void shouldKeepATaskOfAnyTime() {
        HistoryRow row = HistoryRows.of(
                        Records.task("t", TaskState.FAILED, Instant.ofEpochMilli(Long.MAX_VALUE)), PLACE)
                .orElseThrow();

        assertThat(row.time()).isEqualTo(Long.MAX_VALUE);
        assertThat(row.table().month(row.time())).contains(YearMonth.of(292278994, 8));
    }

    @Test
    void shouldRefuseWhatItDoesNotRead() {
        Horizon horizon = new Horizon(Records.AT, Records.AT, null, null);

        assertThatThrownBy(() -> HistoryRows.of(horizon, PLACE)).isInstanceOf(IllegalArgumentException.class);
    }
}
