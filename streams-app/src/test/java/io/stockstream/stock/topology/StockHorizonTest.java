package io.stockstream.stock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.horizon.Horizon;
import io.stockstream.platform.horizon.InvalidHorizonException;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StockHorizonTest {

    private static final Instant HORIZON = Facts.NOON.minus(Duration.ofDays(400));
    private static final Instant BEFORE = HORIZON.minusSeconds(1);

    private StockDriver topology = new StockDriver(StoreKind.MEMORY, 1);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldRefuseADuplicateWhoseMarkIsForgotten() {
        MovementReported supply = old("supply", MovementEvent.ARRIVAL, BEFORE);
        topology.report(supply);
        topology.forgetThePast();

        topology.move(Facts.NOON, HORIZON);
        assertThat(topology.size(StockStores.MARKS)).isZero();
        TestRecord<String, Movement> tombstone = topology.movements().readRecord();
        assertThat(tombstone.key()).isEqualTo(Facts.id("supply") + ":" + Facts.SKU);
        assertThat(tombstone.value()).isNull();
        assertThat(topology.stretches().readValuesToList()).hasSize(1);

        topology.report(supply);

        assertThat(topology.decisions().readValuesToList())
                .extracting(
                        StockDecided::getOutcome,
                        StockDecided::getReason,
                        StockDecided::getHorizon,
                        StockDecided::getStockVersion)
                .containsExactly(tuple(Outcome.REJECTED, RejectionReason.TOO_OLD, HORIZON, 1L));
        Movement shown = topology.movements().readValue();
        assertThat(shown.getStatus()).isEqualTo(MovementStatus.REJECTED);
        assertThat(shown.getReceiver().getAt()).isEqualTo(BEFORE);
        assertThat(shown.getRejection().getReason()).isEqualTo(RejectionReason.TOO_OLD);
        assertThat(shown.getRejection().getHorizon()).isEqualTo(HORIZON);
        topology.expectNothingFurther();
    }

    @Test
    void shouldRecognizeADuplicateOnTheHorizon() {
        MovementReported supply = old("supply", MovementEvent.ARRIVAL, HORIZON);
        topology.report(supply);
        topology.move(Facts.NOON, HORIZON);
        topology.forgetThePast();
        topology.stretches().readValuesToList();

        topology.report(supply);

        assertThat(topology.size(StockStores.MARKS)).isEqualTo(1);
        assertThat(topology.decisions().readValuesToList())
                .extracting(StockDecided::getOutcome, StockDecided::getHorizon)
                .containsExactly(tuple(Outcome.DUPLICATE, HORIZON));
        topology.expectNothingFurther();
    }

    @Test
    void shouldNameTheHorizonOnTheFirstDecisionUnderItOnly() {
        topology.move(Facts.NOON, HORIZON);
        topology.report(Facts.arrival("a", "A", 5));
        topology.report(Facts.arrival("b", "A", 5));
        topology.move(Facts.NOON, HORIZON);
        topology.report(Facts.arrival("c", "A", 5));
        topology.move(Facts.NOON, HORIZON.plusSeconds(5));
        topology.report(Facts.arrival("d", "A", 5));

        assertThat(topology.decisions().readValuesToList())
                .extracting(StockDecided::getHorizon)
                .containsExactly(HORIZON, null, null, HORIZON.plusSeconds(5));
    }

    @Test
    void shouldKeepGoodsInTransitAndCompleteThem() {
        topology.report(old("supply", MovementEvent.ARRIVAL, BEFORE));
        topology.report(Facts.fact("m", "A", MovementEvent.DEPARTURE, 3, BEFORE));
        topology.move(Facts.NOON, HORIZON);
        topology.forgetThePast();
        topology.stretches().readValuesToList();

        topology.report(Facts.arrival("m", "B", 3));

        assertThat(topology.decisions().readValue().getOutcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(topology.movements().readValue().getStatus()).isEqualTo(MovementStatus.COMPLETED);
        assertThat(topology.levels())
                .extracting(StockLevel::getInTransit, StockLevel::getOnHand)
                .containsExactly(tuple(0L, 5L));
        topology.expectNothingFurther();
    }

    /** What is too old changes nothing about a movement that is known. */
    @Test
    void shouldShowARefusalOnlyWhereNothingElseIsKnown() {
        topology.report(Facts.arrival("supply", "A", 5));
        topology.report(Facts.departure("m", "A", 3));
        topology.move(Facts.NOON, HORIZON);
        topology.forgetThePast();
        topology.stretches().readValuesToList();

        topology.report(Facts.fact("m", "B", MovementEvent.ARRIVAL, 3, BEFORE));

        assertThat(topology.decisions().readValue().getReason()).isEqualTo(RejectionReason.TOO_OLD);
        topology.expectNothingFurther();
    }

    /**
     * The other end of a movement of which one end is refused for its age is decided as if that had not been reported.
     */
    @Test
    void shouldTakeAnArrivalWhoseDepartureIsTooOld() {
        topology.move(Facts.NOON, HORIZON);
        topology.report(Facts.fact("m", "A", MovementEvent.DEPARTURE, 3, BEFORE));
        topology.forgetThePast();

        topology.report(Facts.arrival("m", "B", 3));

        assertThat(topology.decisions().readValue().getOutcome()).isEqualTo(Outcome.ACCEPTED);
        Movement shown = topology.movements().readValue();
        assertThat(shown.getStatus()).isEqualTo(MovementStatus.ARRIVED_UNMATCHED);
        assertThat(shown.getRejection().getReason()).isEqualTo(RejectionReason.TOO_OLD);
        assertThat(topology.levels().getFirst().getReceived()).isEqualTo(3);
        topology.expectNothingFurther();
    }

    /** A refusal is kept as long as a movement of the day on which it was refused, and then forgotten. */
    @Test
    void shouldForgetARefusalAsLateAsAMovementOfItsDay() {
        topology.move(Facts.NOON, HORIZON);
        topology.report(old("supply", MovementEvent.ARRIVAL, BEFORE));

        topology.move(Facts.NOON.plusSeconds(1), Facts.NOON);
        assertThat(topology.size(StockStores.MARKS)).isEqualTo(1);

        topology.move(Facts.NOON.plusSeconds(1), Facts.NOON.plusSeconds(1));
        assertThat(topology.size(StockStores.MARKS)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoThroughManyMarksInSteps(StoreKind kind) {
        topology.close();
        topology = new StockDriver(kind, 1);
        for (int i = 0; i < 2_500; i++) {
            topology.report(old("m" + i, MovementEvent.ARRIVAL, i % 5 == 0 ? HORIZON : BEFORE));
        }
        topology.forgetThePast();

        topology.move(Facts.NOON, HORIZON);

        List<TestRecord<String, Horizon>> steps = topology.stretches().readRecordsToList();
        assertThat(steps).extracting(TestRecord::key).containsOnly(Facts.SKU).hasSize(3);
        assertThat(steps).extracting(TestRecord::timestamp).containsOnly(Facts.NOON.toEpochMilli());
        assertThat(topology.movements().readValuesToList()).hasSize(2_000).containsOnlyNulls();
        assertThat(topology.size(StockStores.MARKS)).isEqualTo(500);

        // Repeated or older, a horizon changes nothing; a stretch may be read again.
        topology.move(Facts.NOON, HORIZON);
        topology.move(Facts.NOON, BEFORE);
        topology.pipe(
                Topics.STOCK_HORIZONS,
                null,
                topology.bytes(Topics.STOCK_HORIZONS, steps.get(2).value()));
        topology.expectNothingFurther();
    }

    /** A worker whose clock is years ahead would have everything forgotten, for good. */
    @Test
    void shouldPutAsideAHorizonThatWasDueAfterItWasWritten() {
        topology.report(old("m", MovementEvent.ARRIVAL, HORIZON));
        topology.forgetThePast();
        Instant inYears = Facts.NOON.plus(Duration.ofDays(2_000));

        topology.move(Facts.NOON, inYears, inYears);

        assertThat(topology.deadLetters().readRecordsToList())
                .singleElement()
                .satisfies(letter -> assertThat(StockDriver.header(letter, "stockstream.error.code"))
                        .isEqualTo(InvalidHorizonException.CODE));
        topology.expectNothingFurther();
        topology.report(old("m", MovementEvent.ARRIVAL, HORIZON));
        assertThat(topology.decisions().readValue().getOutcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void shouldPutAsideAHorizonOfTheFuture() {
        topology.move(Facts.NOON, Facts.NOON.plusMillis(1));
        topology.pipe(Topics.STOCK_HORIZONS, null, null);

        assertThat(topology.deadLetters().readRecordsToList())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(StockDriver.header(letter, "stockstream.error.code"))
                        .isEqualTo(InvalidHorizonException.CODE));
        topology.expectNothingFurther();
    }

    private static MovementReported old(String movement, MovementEvent event, Instant at) {
        return Facts.fact(movement, "A", event, 5, at);
    }
}
