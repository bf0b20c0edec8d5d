package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CrashBudgetTest {

    @Test
    void shouldAllowAFewCrashesAndForgetOldOnes() {
        AtomicLong now = new AtomicLong();
        CrashBudget budget = new CrashBudget(2, Duration.ofNanos(10), now::get);

        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isFalse();
        now.set(11);
        assertThat(budget.spend()).isTrue();
    }
}
