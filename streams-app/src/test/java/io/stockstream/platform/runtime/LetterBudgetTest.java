package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LetterBudgetTest {

    private final FakeNanos clock = new FakeNanos();
    private final LetterBudget budget = new LetterBudget(new LetterLimits(10, 0.01), clock);

    @Test
    void shouldAllowAFewLettersAndNoneMoreHoweverOftenTheTopologyIsTriedAgain() {
        assertThat(taken(20)).isEqualTo(10);
        assertThat(budget.isSpent()).isTrue();

        clock.pass(Duration.ofHours(1));
        budget.tryAgain();
        assertThat(budget.isSpent()).isFalse();
        assertThat(taken(20)).as("time alone brings none back").isZero();
    }

    @Test
    void shouldAllowAShareOfWhatIsProcessedButNotAllAtOnce() {
        for (int record = 0; record < 100_000; record++) {
            budget.processed();
        }

        assertThat(taken(100)).as("in a minute").isEqualTo(10);
        clock.pass(Duration.ofSeconds(61));
        assertThat(taken(100)).as("in the next").isEqualTo(10);
    }

    @Test
    void shouldNotAllowAnythingWhereNoneIsWanted() {
        LetterBudget none = new LetterBudget(new LetterLimits(0, 0.5), clock);

        assertThat(none.spend()).isFalse();
    }

    @Test
    void shouldRefuseLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new LetterLimits(-1, 0)).hasMessageContaining("STREAMS_UNFORESEEN_LETTERS");
        assertThatThrownBy(() -> new LetterLimits(1, 1.5))
                .hasMessageContaining("STREAMS_UNFORESEEN_SHARE")
                .hasMessageContaining("1.5");
    }

    private int taken(int asked) {
        int taken = 0;
        for (int letter = 0; letter < asked; letter++) {
            taken += budget.spend() ? 1 : 0;
        }
        return taken;
    }
}
