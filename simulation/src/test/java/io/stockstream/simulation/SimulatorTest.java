package io.stockstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    /** Time of the whole test: fixed seeds first, new ones for the rest. */
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final int FIXED = 20;

    private final Simulator simulator = new Simulator();

    @Test
    void shouldHoldEverythingInEveryHistory() {
        long begin = System.nanoTime();
        for (long seed = 1; seed <= FIXED; seed++) {
            assertThat(simulator.run(seed)).isEmpty();
        }

        long seed = new SecureRandom().nextInt(Integer.MAX_VALUE);
        System.out.printf("New histories from seed %d%n", seed);
        while (System.nanoTime() - begin < TIME.toNanos()) {
            assertThat(simulator.run(seed)).isEmpty();
            seed++;
        }
    }
}
