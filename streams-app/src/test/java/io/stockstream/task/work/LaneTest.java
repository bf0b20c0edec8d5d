package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stockstream.platform.failure.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final List<Duration> rests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean high = new AtomicBoolean();
    private final Lane lane = new Lane(2, high::get, rests::add);

    @Test
    void shouldNotRestWhileNoOrderWaits() throws Exception {
        lane.enter();

        assertThat(rests).isEmpty();
        assertThat(lane.busy()).isEqualTo(1);
    }

    @Test
    void shouldTakeNoMoreThanItsWidth() throws Exception {
        lane.enter();
        lane.enter();
        CountDownLatch third = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                lane.enter();
                third.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> waiting.getState() == Thread.State.WAITING);
        assertThat(third.getCount()).isEqualTo(1);

        lane.leave();

        assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldRestASecondBeforeEachTaskWhileOrdersWait() throws Exception {
        high.set(true);

        lane.enter();
        lane.enter();

        assertThat(rests.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldGoOnAtOnceWhenOrdersWaitNoMore() throws Exception {
        high.set(true);
        Lane relieved = new Lane(1, high::get, rest -> {
            rests.add(rest);
            high.set(false);
        });

        relieved.enter();

        assertThat(rests).hasSize(1);
    }

    @Test
    void shouldGiveItsPlaceBackWhenItIsStoppedAtRest() {
        high.set(true);
        Lane stopped = new Lane(1, high::get, rest -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(stopped::enter).isInstanceOf(InterruptedException.class);
        assertThat(stopped.busy()).isZero();
    }

    @Test
    void shouldAskForTheLagOnceASecondAndAnswerAtOnce() {
        TestClock clock = new TestClock();
        AtomicInteger asked = new AtomicInteger();
        AtomicLong records = new AtomicLong(1_001);
        OrderLag lag = new OrderLag(
                () -> {
                    asked.incrementAndGet();
                    return records.get();
                },
                1_000,
                clock);

        await().until(lag::isHigh);
        for (int i = 0; i < 100; i++) {
            assertThat(lag.isHigh()).isTrue();
        }
        assertThat(asked).hasValue(1);

        records.set(1_000);
        clock.advance(Duration.ofSeconds(2));
        await().until(() -> !lag.isHigh());
        assertThat(asked).hasValue(2);
    }

    @Test
    void shouldGiveWayWhenKafkaIsTooBusyToTell() {
        OrderLag lag = new OrderLag(
                () -> {
                    throw new TimeoutException("busy");
                },
                1,
                new TestClock());

        await().until(lag::isHigh);
    }

    @Test
    void shouldNotGiveWayForEverWhenKafkaRefusesToTell() {
        AtomicInteger asked = new AtomicInteger();
        OrderLag lag = new OrderLag(
                () -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("not authorised");
                },
                1,
                new TestClock());

        await().until(() -> !lag.isHigh() && asked.get() == 1);
    }
}
