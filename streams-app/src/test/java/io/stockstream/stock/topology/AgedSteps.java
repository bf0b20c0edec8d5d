package io.stockstream.stock.topology;

import io.stockstream.horizon.Horizon;
import io.stockstream.stock.MovementEvent;
import io.stockstream.streams.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;

/** Facts of the last months, few enough that many of them repeat each other, and horizons, not only forward. */
public final class AgedSteps {

    private static final int MONTHS = 24;

    private AgedSteps() {}

    public static Arbitrary<List<SpecificRecord>> steps() {
        return Arbitraries.frequencyOf(Tuple.of(6, facts()), Tuple.of(1, horizons()))
                .list()
                .ofMaxSize(60);
    }

    /** The same movement, warehouse and month give the same fact. */
    private static Arbitrary<SpecificRecord> facts() {
        return Combinators.combine(
                        Arbitraries.of(Facts.SKU, "SKU-2"),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of("A", "B"),
                        Arbitraries.of(MovementEvent.DEPARTURE, MovementEvent.ARRIVAL, MovementEvent.ARRIVAL),
                        Arbitraries.integers().between(0, MONTHS))
                .as((sku, movement, warehouse, event, age) ->
                        Facts.fact(sku, "m" + movement, warehouse, event, 1 + movement, monthsAgo(age)));
    }

    private static Arbitrary<SpecificRecord> horizons() {
        return Arbitraries.integers()
                .between(0, MONTHS)
                .map(age -> new Horizon(Facts.NOON, monthsAgo(age), null, null));
    }

    static Instant monthsAgo(int months) {
        return Facts.NOON.minus(Duration.ofDays(30L * months));
    }
}
