package io.stockstream.api.overload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stockstream.api.testing.FakeLags;
import io.stockstream.api.web.ApiException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecidingLagTest {

    private static final String STOCK = "stockstream-stock";

    private final AtomicLong nanos = new AtomicLong();
    private final FakeLags lags = new FakeLags();
    private final OverloadSettings settings = new OverloadSettings(
            Duration.ZERO, 1, 100, Duration.ofSeconds(5), 4, Duration.ofSeconds(30), Duration.ofSeconds(10));
    private final DecidingLag lag = new DecidingLag(lags, settings, nanos::get);

    @AfterEach
    void close() {
        lag.close();
    }

    /** For each second, how many records the group completes and how many wait. */
    private void watch(String group, long pace, long waiting) {
        for (int second = 0; second < 5; second++) {
            lags.stand(group, 1_000 + second * pace, waiting);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            lag.look();
        }
    }

    @Test
    void shouldRefuseOrdersAndMovementsWhenTheStockTopologyIsFarBehind() {
        watch(STOCK, 100, 60_000);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(lag::checkMovements)
                .withMessageContaining(STOCK);
        assertThatExceptionOfType(ApiException.class).isThrownBy(lag::checkOrders);
    }

    @Test
    void shouldLetInWhatAFastTopologyEndsInTime() {
        watch(STOCK, 10_000, 60_000);

        assertThatCode(lag::checkMovements).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseOnlyOrdersWhenOnlyTheyWait() {
        watch("stockstream-orders", 0, 500);

        assertThatExceptionOfType(ApiException.class).isThrownBy(lag::checkOrders);
        assertThatCode(lag::checkMovements).doesNotThrowAnyException();
    }

    @Test
    void shouldTakeFewThatNobodyCommitsPastForNoLag() {
        watch(STOCK, 0, 16);

        assertThatCode(lag::checkOrders).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseNothingWhileKafkaDoesNotTell() {
        watch(STOCK, 0, 60_000);
        lags.goAway();
        lag.look();

        assertThatCode(lag::checkOrders).doesNotThrowAnyException();
    }
}
