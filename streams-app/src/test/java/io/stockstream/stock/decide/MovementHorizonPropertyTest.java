package io.stockstream.stock.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.horizon.Horizon;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.topology.AgedSteps;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

class MovementHorizonPropertyTest {

    /** Whatever was forgotten in between, and however much of it. */
    @Property
    void shouldNeverAcceptAFactTwiceAndConserve(
            @ForAll("agedSteps") List<SpecificRecord> steps, @ForAll Random random) {
        Journal journal = new Journal();
        Set<MovementReported> accepted = new HashSet<>();
        for (SpecificRecord step : steps) {
            if (step instanceof Horizon horizon) {
                journal.move(horizon.getBefore());
            } else if (step instanceof MovementReported fact) {
                StockDecided decided = journal.report(fact);

                assertThat(decided.getOutcome() == Outcome.ACCEPTED && !accepted.add(fact))
                        .as("accepted twice: %s", fact)
                        .isFalse();
                assertThat(decided.getReason() == RejectionReason.TOO_OLD)
                        .isEqualTo(fact.getOccurredAt().isBefore(journal.horizon()));
                assertThat(journal.balance().isConserved()).isTrue();
                assertThat(journal.balance().isNowhereNegative()).isTrue();
            }
            journal.forget(movement -> random.nextInt(3) == 0);
        }
    }

    /** When what is over is removed makes no difference to any decision. */
    @Property
    void shouldDecideTheSameWhetherWhatIsOverIsRemovedOrNot(
            @ForAll("agedSteps") List<SpecificRecord> steps, @ForAll Random random) {
        Journal keeps = new Journal();
        Journal forgets = new Journal();
        for (SpecificRecord step : steps) {
            if (step instanceof Horizon horizon) {
                keeps.move(horizon.getBefore());
                forgets.move(horizon.getBefore());
            } else if (step instanceof MovementReported fact) {
                assertThat(forgets.report(fact)).isEqualTo(keeps.report(fact));
            }
            forgets.forget(movement -> random.nextBoolean());
        }
        keeps.forget(movement -> true);
        forgets.forget(movement -> true);

        assertThat(forgets.movements()).isEqualTo(keeps.movements());
        assertThat(forgets.levels()).isEqualTo(keeps.levels());
    }

    /** No entry is over when it is written: once a horizon has gone through, only the next one finds more. */
    @Property
    void shouldWriteNothingThatIsOver(@ForAll("agedSteps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            if (step instanceof Horizon horizon) {
                journal.move(horizon.getBefore());
                journal.forget(movement -> true);
            } else if (step instanceof MovementReported fact) {
                journal.report(fact);
            }
            int left = journal.movements().size();
            journal.forget(movement -> true);
            assertThat(journal.movements()).hasSize(left);
        }
    }

    @Property(tries = 20)
    void shouldRefuseNothingWithoutAHorizon(@ForAll("agedSteps") List<SpecificRecord> steps) {
        MovementHorizon none = new MovementHorizon(Instant.MIN);
        steps.stream()
                .filter(MovementReported.class::isInstance)
                .forEach(fact ->
                        assertThat(none.refuses((MovementReported) fact)).isFalse());
    }

    @Provide
    Arbitrary<List<SpecificRecord>> agedSteps() {
        return AgedSteps.steps();
    }
}
