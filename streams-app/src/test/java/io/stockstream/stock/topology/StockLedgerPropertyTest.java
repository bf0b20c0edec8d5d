package io.stockstream.stock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.decide.AvailableUnits;
import io.stockstream.stock.decide.Journal;
import io.stockstream.stock.decide.Levels;
import io.stockstream.stock.decide.StockSteps;
import io.stockstream.streams.Facts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;

/** The stores, with their index, against plain maps without one. */
class StockLedgerPropertyTest {

    /** Twice as many as are looked through one by one, so that histories cross that bound. */
    private static final int WAREHOUSES = 2 * StockLedger.MOST_SCANNED;

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void shouldDecideAndEndAsPlainMapsDo(@ForAll("histories") List<SpecificRecord> history, @ForAll StoreKind kind) {
        Journal plain = new Journal();
        try (StockDriver stores = new StockDriver(kind, 1)) {
            for (SpecificRecord step : history) {
                StockSteps.take(plain, step);
                take(stores, step);
            }
            assertThat(stores.heard())
                    .extracting(decided -> List.of(decided.getOutcome(), decided.getStockVersion()))
                    .isEqualTo(plain.decisions().stream()
                            .map(decided -> List.of(decided.getOutcome(), decided.getStockVersion()))
                            .toList());
            assertThat(stores.heardOfReservations())
                    .extracting(
                            decided -> List.of(decided.getState(), decided.getAllocations(), decided.getStockVersion()))
                    .isEqualTo(plain.answers().stream()
                            .map(decided ->
                                    List.of(decided.getState(), decided.getAllocations(), decided.getStockVersion()))
                            .toList());
            assertThat(timeless(stores.ledger())).isEqualTo(timeless(plain.records()));
            assertThat(stores.fullest()).isEqualTo(index(plain.records()));
            assertThat(plain.balance().isConserved()).isTrue();
            assertThat(plain.balance().isNowhereNegative()).isTrue();
        }
    }

    private static void take(StockDriver stores, SpecificRecord step) {
        switch (step) {
            case MovementReported fact -> stores.report(fact);
            case ReservationRequested command -> stores.request(command);
            default -> throw new IllegalArgumentException("No step: " + step);
        }
    }

    /** The two give their records different times. */
    private static Map<String, StockLevel> timeless(Map<String, StockLevel> levels) {
        Map<String, StockLevel> timeless = new TreeMap<>();
        levels.forEach((key, level) -> timeless.put(
                key, StockLevel.newBuilder(level).setUpdatedAt(Facts.NOON).build()));
        return timeless;
    }

    private static Set<Bytes> index(Map<String, StockLevel> levels) {
        Set<Bytes> index = new HashSet<>();
        for (StockLevel level : levels.values()) {
            if (level.getWarehouseId() != null
                    && levels.get(level.getSku()).getWarehouseCount() > StockLedger.MOST_SCANNED
                    && Levels.available(level) > 0) {
                index.add(FullestKey.of(level.getSku(), AvailableUnits.of(level)));
            }
        }
        return index;
    }

    @Provide
    Arbitrary<List<SpecificRecord>> histories() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, arrivals()),
                        Tuple.of(1, departures()),
                        Tuple.of(3, reserves()),
                        Tuple.of(3, others()))
                .list()
                .ofMaxSize(120)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<SpecificRecord> arrivals() {
        return Combinators.combine(warehouse(), Arbitraries.integers(), quantity())
                .as((warehouse, name, quantity) ->
                        Facts.fact(Facts.SKU, "supply" + name, warehouse, MovementEvent.ARRIVAL, quantity, Facts.NOON));
    }

    private static Arbitrary<SpecificRecord> departures() {
        return Combinators.combine(warehouse(), Arbitraries.integers(), quantity())
                .as((warehouse, name, quantity) ->
                        Facts.fact(Facts.SKU, "m" + name, warehouse, MovementEvent.DEPARTURE, quantity, Facts.NOON));
    }

    private static Arbitrary<SpecificRecord> reserves() {
        Arbitrary<ReservationPart> part = Combinators.combine(
                        Arbitraries.longs().between(1, 25), warehouse().injectNull(0.8))
                .as(ReservationPart::new);
        return Combinators.combine(order(), part.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false))
                .as((order, parts, sells) ->
                        sells ? Commands.sell(order, Facts.SKU, parts) : Commands.reserve(order, Facts.SKU, parts));
    }

    private static Arbitrary<SpecificRecord> others() {
        return Combinators.combine(order(), Arbitraries.of(true, false))
                .as((order, commits) -> commits ? Commands.commit(order) : Commands.release(order));
    }

    private static Arbitrary<String> order() {
        return Arbitraries.integers().between(1, 9).map(number -> "o" + number);
    }

    private static Arbitrary<String> warehouse() {
        return Arbitraries.integers().between(0, WAREHOUSES - 1).map("W-%02d"::formatted);
    }

    private static Arbitrary<Long> quantity() {
        return Arbitraries.longs().between(1, 9);
    }
}
