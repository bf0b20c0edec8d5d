package io.stockstream.stock.decide;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.topology.Commands;
import io.stockstream.streams.Facts;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;

/**
 * Movements and commands in any order, with few ids, so that duplicates, refusals, releases that overtake and
 * departures that meet reserved stock all happen. An order that expires is released, as one that is cancelled.
 */
public final class StockSteps implements ArbitrarySupplier<List<SpecificRecord>> {

    static final List<String> SKUS = List.of(Facts.SKU, "SKU-2");
    static final List<String> ORDERS = List.of("o1", "o2", "o3", "o4", "o5");
    static final int LAST_ROUND = 3;

    @Override
    public Arbitrary<List<SpecificRecord>> get() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, arrivals()),
                        Tuple.of(2, movements()),
                        Tuple.of(3, reserves()),
                        Tuple.of(4, others()))
                .list()
                .ofMaxSize(60)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** The next step. */
    public static void take(Journal journal, SpecificRecord step) {
        switch (step) {
            case MovementReported fact -> journal.report(fact);
            case ReservationRequested command -> journal.request(command);
            default -> throw new IllegalArgumentException("No step: " + step);
        }
    }

    private static Arbitrary<SpecificRecord> arrivals() {
        return Combinators.combine(
                        sku(),
                        warehouse(),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.longs().between(1, 30))
                .as((sku, warehouse, supply, quantity) ->
                        Facts.fact(sku, "supply" + supply, warehouse, MovementEvent.ARRIVAL, quantity, Facts.NOON));
    }

    private static Arbitrary<SpecificRecord> movements() {
        return Combinators.combine(
                        sku(),
                        warehouse(),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(MovementEvent.DEPARTURE, MovementEvent.ARRIVAL),
                        quantity())
                .as((sku, warehouse, movement, event, quantity) ->
                        Facts.fact(sku, "m" + movement, warehouse, event, quantity, Facts.NOON));
    }

    private static Arbitrary<SpecificRecord> reserves() {
        Arbitrary<ReservationPart> part =
                Combinators.combine(quantity(), warehouse().injectNull(0.6)).as(ReservationPart::new);
        return Combinators.combine(
                        order(), sku(), part.list().ofMinSize(1).ofMaxSize(3), round(), Arbitraries.of(true, false))
                .as((order, sku, parts, round, sells) -> Commands.inRound(
                        round, sells ? Commands.sell(order, sku, parts) : Commands.reserve(order, sku, parts)));
    }

    private static Arbitrary<SpecificRecord> others() {
        return Combinators.combine(order(), sku(), Arbitraries.of(true, true, false), round())
                .as((order, sku, commits, round) ->
                        Commands.inRound(round, commits ? Commands.commit(order, sku) : Commands.release(order, sku)));
    }

    /** Later rounds are rarer. */
    private static Arbitrary<Integer> round() {
        return Arbitraries.of(1, 1, 1, 2, 2, LAST_ROUND);
    }

    private static Arbitrary<String> sku() {
        return Arbitraries.of(Facts.SKU, Facts.SKU, Facts.SKU, "SKU-2");
    }

    private static Arbitrary<String> order() {
        return Arbitraries.of(ORDERS);
    }

    private static Arbitrary<String> warehouse() {
        return Arbitraries.of("A", "B", "C");
    }

    private static Arbitrary<Long> quantity() {
        return Arbitraries.longs().between(1, 9);
    }
}
