package io.stockstream.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.testing.FakeLags;
import io.stockstream.order.LogPosition;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.RowAnswered;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderGateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final OverloadSettings settings = new OverloadSettings(
            Duration.ZERO, 1, 100, Duration.ofSeconds(5), 4, Duration.ofSeconds(30), Duration.ofSeconds(10));
    private final DecidingLag lag = new DecidingLag(new FakeLags(), settings, nanos::get);
    private final OrderGate gate = new OrderGate(settings, lag, nanos::get, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        gate.close();
        lag.close();
    }

    private static OrderDecided decided(String orderId, OrderStep step, OrderStatus status) {
        return OrderDecided.newBuilder()
                .setOrderId(orderId)
                .setSequence(1)
                .setStep(step)
                .setStatus(status)
                .setExplanation("")
                .setCause(new LogPosition("t", 0, 0L))
                .setDecidedAt(Instant.EPOCH)
                .build();
    }

    private void fill() {
        for (int order = 1; order <= 5; order++) {
            gate.enter("o-" + order, 1);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        gate.step();
    }

    @Test
    void shouldRefuseWhatIsMoreThanCanBeDecidedInTime() {
        fill();

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> gate.enter("o-6", 1))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.OVERLOADED));
    }

    @Test
    void shouldLetTheNextInWhenAnOrderIsDecidedOrRefused() {
        fill();
        gate.heard(decided("o-1", OrderStep.PLACED, OrderStatus.PENDING));
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> gate.enter("o-6", 1));
        gate.heard(decided("o-1", OrderStep.PROCESSED, OrderStatus.PROCESSED));
        gate.heard(decided("o-2", OrderStep.REFUSED, OrderStatus.PENDING));

        gate.enter("o-6", 1);
        gate.enter("o-7", 1);
        assertThat(gate.wants("o-1")).isFalse();
        assertThat(gate.underWay()).isEqualTo(5);
    }

    @Test
    void shouldLetTheSameOrderInAgain() {
        fill();

        assertThatCode(() -> gate.enter("o-1", 1)).doesNotThrowAnyException();
        assertThat(gate.underWay()).isEqualTo(5);
    }

    @Test
    void shouldCountALargeOrderMoreThanOnceAndLetItInAlone() {
        gate.enter("large", 1_000);

        assertThat(gate.underWay()).isGreaterThan(50);
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> gate.enter("o-1", 1));
    }

    @Test
    void shouldForgetWhatIsNeverDecided() {
        fill();
        pass(Duration.ofSeconds(31));

        assertThat(gate.underWay()).isZero();
    }

    @Test
    void shouldNotCountWhatCouldNotBeWrittenHoweverLongTheAttemptTook() {
        for (int order = 0; order < 4; order++) {
            gate.enter("o-" + order, 1);
        }
        pass(Duration.ofSeconds(5));
        for (int order = 0; order < 4; order++) {
            gate.notWritten("o-" + order);
        }

        assertThat(gate.underWay()).isZero();
    }

    private static OrderDecided lookedUp(String orderId, LookupKind kind, LookupOutcome outcome) {
        return OrderDecided.newBuilder(decided(orderId, OrderStep.LOOKED_UP, OrderStatus.PENDING))
                .setLookup(RowAnswered.newBuilder()
                        .setKind(kind)
                        .setKey("1")
                        .setAttempt(1)
                        .setOutcome(outcome)
                        .build())
                .build();
    }

    @Test
    void shouldNotLetOrdersThatWaitForARowKeepOthersOut() {
        fill();
        gate.heard(lookedUp("o-1", LookupKind.USER, LookupOutcome.ABSENT));
        gate.heard(lookedUp("o-2", LookupKind.PRODUCT, LookupOutcome.ABSENT));
        gate.heard(lookedUp("o-3", LookupKind.SKU, LookupOutcome.NOT_YET));

        assertThat(gate.underWay()).isEqualTo(2);
    }

    @Test
    void shouldCountOrdersWhoseRowsAreThereOrNotNeeded() {
        fill();
        gate.heard(lookedUp("o-1", LookupKind.USER, LookupOutcome.FOUND));
        gate.heard(lookedUp("o-2", LookupKind.SKU, LookupOutcome.ABSENT));

        assertThat(gate.underWay()).isEqualTo(5);
    }
}
