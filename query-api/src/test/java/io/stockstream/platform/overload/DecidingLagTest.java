package io.stockstream.platform.overload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stockstream.api.testing.FakeLags;
import io.stockstream.platform.web.ApiException;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecidingLagTest {

    private final AtomicLong nanos = new AtomicLong();
    private final FakeLags lags = new FakeLags();
    private final OverloadSettings settings = new OverloadSettings(
            Duration.ZERO, 1, 100, Duration.ofSeconds(5), 4, Duration.ofSeconds(30), Duration.ofSeconds(10));
    private final DecidingLag lag = new DecidingLag(lags, settings, nanos::get);

    @AfterEach
    void close() {
        lag.close();
    }

    /** For each second, how many records of the topic are completed and how many wait. */
    private void watch(Topic<?, ?> topic, long pace, long waiting) {
        for (int second = 0; second < 5; second++) {
            lags.stand(topic, 1_000 + second * pace, waiting);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            lag.look();
        }
    }

    @Test
    void shouldRefuseOrdersAndMovementsWhenTheStockTopologyIsFarBehind() {
        watch(Topics.MOVEMENTS, 100, 60_000);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(lag::checkMovements)
                .withMessageContaining("(topology stock)");
        assertThatExceptionOfType(ApiException.class).isThrownBy(lag::checkOrders);
    }

    @Test
    void shouldLetInWhatAFastTopologyEndsInTime() {
        watch(Topics.MOVEMENTS, 10_000, 60_000);

        assertThatCode(lag::checkMovements).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseOnlyOrdersWhenOnlyTheyWait() {
        watch(Topics.ORDER_REQUESTS, 0, 500);

        assertThatExceptionOfType(ApiException.class).isThrownBy(lag::checkOrders);
        assertThatCode(lag::checkMovements).doesNotThrowAnyException();
    }

    @Test
    void shouldMeasureThePaceOfABurstWithoutTheTimeBeforeIt() {
        watch(Topics.MOVEMENTS, 0, 0);
        for (int second = 0; second < 3; second++) {
            lags.stand(Topics.MOVEMENTS, 1_000 + second * 500, 4_000);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            lag.look();

            assertThatCode(lag::checkOrders).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldTakeFewThatNobodyCommitsPastForNoLag() {
        watch(Topics.MOVEMENTS, 0, 16);

        assertThatCode(lag::checkOrders).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseNothingWhileKafkaDoesNotTell() {
        watch(Topics.MOVEMENTS, 0, 60_000);
        lags.goAway();
        lag.look();

        assertThatCode(lag::checkOrders).doesNotThrowAnyException();
    }
}
