package io.stockstream.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * A system of a given capacity behind the gate, in steps of a tenth of a second: orders are decided in their order of
 * arrival, each after at least the minimum latency.
 */
class OrderRateTest {

    private static final int TICKS_A_SECOND = 10;

    private OrderRate rate = new OrderRate(15, 120, Duration.ofSeconds(4), 20);
    private int leastTicks = 3;
    private final Deque<Integer> underWay = new ArrayDeque<>();
    private int now;
    private int peak;
    private double power;
    private int letIn;
    private int refused;
    private int longestTicks;

    /** Offers orders for some seconds, to a system with a given capacity in each second. */
    private void run(int seconds, int offeredASecond, IntToDoubleFunction powerAt) {
        letIn = 0;
        refused = 0;
        longestTicks = 0;
        for (int tick = 0; tick < seconds * TICKS_A_SECOND; tick++) {
            now++;
            offer(offeredASecond / TICKS_A_SECOND);
            work(powerAt.applyAsDouble(tick / TICKS_A_SECOND) / TICKS_A_SECOND);
            if (now % (TICKS_A_SECOND / 2) == 0) {
                rate.step(
                        underWay.stream()
                                .mapToInt(since -> isSlow(since) ? 1 : 0)
                                .sum(),
                        peak);
                peak = underWay.size();
            }
        }
    }

    private boolean isSlow(int since) {
        return now - since > OrderRate.SLOW.toMillis() * TICKS_A_SECOND / 1_000;
    }

    private void offer(int orders) {
        for (int order = 0; order < orders; order++) {
            if (underWay.size() + 1 > rate.limit()) {
                refused++;
            } else {
                letIn++;
                underWay.addLast(now);
                peak = Math.max(peak, underWay.size());
            }
        }
    }

    private void work(double more) {
        power = Math.min(power + more, 1 + more);
        while (power >= 1 && !underWay.isEmpty() && now - underWay.getFirst() >= leastTicks) {
            power--;
            int ticks = now - underWay.removeFirst();
            longestTicks = Math.max(longestTicks, ticks);
            rate.ended(1, Duration.ofMillis(ticks * 1_000L / TICKS_A_SECOND));
        }
    }

    private double longestSeconds() {
        return (double) longestTicks / TICKS_A_SECOND;
    }

    @Test
    void shouldEndInTimeWhatItLetsInWhenASystemThatIsStillColdIsAskedForTooMuch() {
        run(60, 50, second -> Math.min(60, 8 + second));

        assertThat(longestSeconds()).isLessThan(10);
        assertThat(refused).isPositive();
        assertThat(letIn).isGreaterThan(60 * 20);
    }

    /**
     * As measured: the first orders of a cold process are quick, then compilers and follow-up work take the processors.
     */
    @Test
    void shouldNotBelieveTheFirstQuickOrdersOfAColdSystem() {
        rate = new OrderRate(5, 160, Duration.ofSeconds(3), 16);
        leastTicks = 15;
        run(60, 50, second -> second < 3 ? 20 : second < 12 ? 4 : 40);

        assertThat(longestSeconds()).isLessThan(8);
        assertThat(letIn).isGreaterThan(45 * 30);
    }

    @Test
    void shouldGrowWhileMostOrdersAreQuickAlthoughAFewAreSlow() {
        for (int step = 0; step < 10; step++) {
            rate.ended(8, Duration.ofMillis(200));
            rate.ended(2, Duration.ofSeconds(9));
            rate.step(4, rate.limit());
        }

        assertThat(rate.estimate()).isGreaterThan(30);
    }

    @Test
    void shouldNotTakeAFewQuickOrdersForAPromiseOfMany() {
        run(60, 10, second -> 25);
        run(40, 150, second -> 25);

        assertThat(longestSeconds()).isLessThan(6);
        assertThat(letIn).isGreaterThan(40 * 24);
    }

    @Test
    void shouldNotGrowWhileMostOrdersAreSlow() {
        double before = rate.estimate();
        for (int step = 0; step < 10; step++) {
            rate.ended(2, Duration.ofSeconds(3));
            rate.step(4, rate.limit());
        }

        assertThat(rate.estimate()).isEqualTo(before);
    }

    @Test
    void shouldLetInAllThatIsPossibleOnceTheSystemIsWarm() {
        run(60, 50, second -> Math.min(80, 8 + second));
        run(10, 50, second -> 80);
        run(30, 50, second -> 80);

        assertThat(refused).isZero();
        assertThat(longestSeconds()).isLessThan(1);
    }

    @Test
    void shouldRecoverWithinTenSecondsFromThreeTimesThePossibleLoad() {
        run(30, 20, second -> 50);
        run(120, 150, second -> 50);
        double underLoad = longestSeconds();
        int letInUnderLoad = letIn;
        run(10, 20, second -> 50);
        run(30, 20, second -> 50);

        assertThat(underLoad).isLessThan(10);
        assertThat(letInUnderLoad).isGreaterThan(120 * 45);
        assertThat(longestSeconds()).isLessThan(1);
        assertThat(refused).isZero();
    }

    @Test
    void shouldAskForNoMoreThanALittleWhileNothingEnds() {
        run(20, 40, second -> 50);
        run(20, 40, second -> 0);

        assertThat(underWay.size()).isLessThan(40 * 8);
        assertThat(rate.limit()).isEqualTo(20);
    }

    @Test
    void shouldNotTakeAFewThatWaitForSomethingElseForAQueue() {
        double before = rate.estimate();
        for (int step = 0; step < 10; step++) {
            rate.ended(2, Duration.ofMillis(100));
            rate.step(4, rate.limit());
        }

        assertThat(rate.estimate()).isGreaterThan(before);
    }
}
