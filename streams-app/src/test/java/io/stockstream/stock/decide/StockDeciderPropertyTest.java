package io.stockstream.stock.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Outcome;
import io.stockstream.streams.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StockDeciderPropertyTest {

    /**
     * Any facts whatever: few movements and warehouses, so that matches, duplicates, conflicts and refusals all happen.
     */
    @Property
    void shouldConserveAndNeverGoNegativeAfterAnyFact(@ForAll("anyFacts") List<MovementReported> facts) {
        Journal journal = new Journal();
        for (MovementReported fact : facts) {
            journal.report(fact);

            assertThat(journal.balance().isConserved()).isTrue();
            assertThat(journal.balance().isNowhereNegative()).isTrue();
        }
    }

    @Property
    void shouldDecideEveryFactOnceAndEveryEndOfAMovementAtMostOnce(@ForAll("anyFacts") List<MovementReported> facts) {
        Journal journal = Journal.of(facts);

        assertThat(journal.decisions()).hasSameSizeAs(facts);
        Set<String> accepted = new HashSet<>();
        journal.decisions().stream()
                .filter(decided -> decided.getOutcome() == Outcome.ACCEPTED)
                .forEach(decided -> assertThat(accepted.add(decided.getMovementId() + decided.getEvent()))
                        .isTrue());
    }

    /** Where no departure is refused, neither order nor repetition matters. */
    @Property
    void shouldEndInTheSameStockInAnyOrderAndMultiplicityWhenThereIsEnough(
            @ForAll("transfers") List<MovementReported> transfers, @ForAll Random random) {
        List<MovementReported> supply = List.of(
                Facts.arrival("supply A", "A", 1_000_000),
                Facts.arrival("supply B", "B", 1_000_000),
                Facts.arrival("supply C", "C", 1_000_000));
        List<MovementReported> shuffled = new ArrayList<>(transfers);
        transfers.stream().filter(fact -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        assertThat(Journal.of(concat(supply, shuffled)).stock())
                .isEqualTo(Journal.of(concat(supply, transfers)).stock());
    }

    /** Repetition alone never matters, not even where departures are refused. */
    @Property
    void shouldEndInTheSameStockWhenFactsAreRepeatedLater(
            @ForAll("anyFacts") List<MovementReported> facts, @ForAll Random random) {
        List<MovementReported> repeated = new ArrayList<>();
        for (MovementReported fact : facts) {
            repeated.add(fact);
            repeated.add(repeated.get(random.nextInt(repeated.size())));
        }

        assertThat(Journal.of(repeated).stock()).isEqualTo(Journal.of(facts).stock());
    }

    /** The exception that the rules name: order matters when one order refuses what the other accepts. */
    @Property(tries = 50)
    void shouldDependOnOrderOnlyWhereADepartureIsRefused(@ForAll("quantity") long quantity) {
        MovementReported supply = Facts.arrival("supply", "A", quantity);
        MovementReported departure = Facts.departure("m", "A", quantity);

        Journal covered = Journal.of(List.of(supply, departure));
        Journal tooEarly = Journal.of(List.of(departure, supply));

        assertThat(covered.onHand("A")).isZero();
        assertThat(tooEarly.onHand("A")).isEqualTo(quantity);
        assertThat(tooEarly.decisions().getFirst().getOutcome()).isEqualTo(Outcome.REJECTED);
    }

    @Provide
    Arbitrary<List<MovementReported>> anyFacts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of("A", "B"),
                        Arbitraries.of(MovementEvent.DEPARTURE, MovementEvent.ARRIVAL, MovementEvent.ARRIVAL),
                        Arbitraries.longs().between(1, 4))
                .as((movement, warehouse, event, quantity) ->
                        Facts.fact("m" + movement, warehouse, event, quantity, Facts.NOON))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<MovementReported>> transfers() {
        Arbitrary<Transfer> transfer = Combinators.combine(
                        Arbitraries.of("A", "B", "C"),
                        Arbitraries.of("A", "B", "C"),
                        quantity(),
                        quantity(),
                        Arbitraries.integers().between(1, 3))
                .as(Transfer::new);
        return transfer.list().ofMaxSize(20).map(StockDeciderPropertyTest::facts);
    }

    @Provide
    Arbitrary<Long> quantity() {
        return Arbitraries.longs().between(1, 1_000);
    }

    /** Ends: 1 departure only, 2 arrival only, 3 both. */
    private record Transfer(String from, String to, long sent, long arrived, int ends) {}

    private static List<MovementReported> facts(List<Transfer> transfers) {
        List<MovementReported> facts = new ArrayList<>();
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            if (transfer.ends() != 2) {
                facts.add(Facts.departure("t" + i, transfer.from(), transfer.sent()));
            }
            if (transfer.ends() != 1) {
                facts.add(Facts.arrival("t" + i, transfer.to(), transfer.arrived()));
            }
        }
        return facts;
    }

    private static List<MovementReported> concat(List<MovementReported> first, List<MovementReported> second) {
        List<MovementReported> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
