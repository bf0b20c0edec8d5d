package io.stockstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * The work of one record is bounded, and no history comes near the bounds. Here each bound is one, so that everything
 * continues in further records.
 */
class SmallStepsTest {

    private static final Duration TIME = Duration.ofSeconds(10);

    /** Not a fault: the same behaviour in smaller steps. */
    private static final Fault SMALL_STEPS = Fault.of(
                    "every record does as little as it may",
                    "order/topology/OrderProcessor.java",
                    "int MOST_CHECKED = 200;",
                    "int MOST_CHECKED = 1;")
            .and("order/decide/Questions.java", "int MOST_ASKED = 100;", "int MOST_ASKED = 1;")
            .and("platform/horizon/HorizonProcessor.java", "int MOST_AT_ONCE = 1_000;", "int MOST_AT_ONCE = 1;")
            .and("stock/decide/WaitingDecider.java", "int MOST_LOOKED_AT = 200;", "int MOST_LOOKED_AT = 1;")
            .and(
                    "stock/decide/WaitingDecider.java",
                    "int MOST_WAREHOUSES = StockLimits.MAX_ALLOCATIONS;",
                    "int MOST_WAREHOUSES = 1;")
            .and("stock/topology/StockLedger.java", "int MOST_SCANNED = 16;", "int MOST_SCANNED = 1;");

    @Test
    void shouldHoldEverythingWhenEveryRecordDoesLittle() throws Exception {
        LongFunction<Optional<Object>> simulator = FaultyClasses.of(SMALL_STEPS).simulator();
        long begin = System.nanoTime();

        for (long seed = 1; System.nanoTime() - begin < TIME.toNanos(); seed++) {
            assertThat(simulator.apply(seed)).isEmpty();
        }
    }
}
