package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicReference<SQLException> away = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Watch watch = watch(WorkerFixture.WATCHED);

    private Watch watch(Watch.Pace pace) {
        Watch.Teller teller = new Watch.Teller() {
            @Override
            public void running() {
                told.add("running");
            }

            @Override
            public void progress(int percent, String message) {
                told.add(percent + " " + message);
            }
        };
        return new Watch(pace, teller, () -> {
            questions.incrementAndGet();
            if (away.get() != null) {
                throw away.get();
            }
            return false;
        });
    }

    @AfterEach
    void end() {
        watch.end();
    }

    @Test
    void shouldTellTheNewestWithinBounds() {
        away.set(new SQLException("connection refused"));
        watch.progress(1, "first");
        watch.progress(250, null);
        watch.begin(stopped::countDown);

        await().atMost(LIMIT).until(() -> told.size() == 2);
        assertThat(told).containsExactly("running", "100 null");

        watch.progress(-7, "x".repeat(5_000));
        await().atMost(LIMIT).until(() -> told.size() == 3);
        assertThat(told.getLast()).startsWith("0 xxx").hasSize(1_002);
    }

    @Test
    void shouldStopWorkThatNobodyWantsAndNotBecauseNobodyAnswers() throws Exception {
        away.set(new SQLException("connection refused"));
        watch.begin(stopped::countDown);
        await().atMost(LIMIT).until(() -> questions.get() > 3);
        assertThat(stopped.getCount()).isEqualTo(1);

        away.set(null);

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldNotLookAtWorkThatHasEnded() throws Exception {
        watch.end();
        watch.begin(stopped::countDown);

        assertThat(stopped.await(50, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(questions).hasValue(0);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldSayNothingBeforeTheWorkHasGoneOnForLong() throws Exception {
        Watch patient = watch(new Watch.Pace(Duration.ofDays(1), Duration.ofMillis(1)));
        patient.begin(stopped::countDown);
        patient.progress(40, "soon done");

        assertThat(stopped.await(50, TimeUnit.MILLISECONDS)).isFalse();
        patient.end();

        assertThat(told).isEmpty();
        assertThat(questions).hasValue(0);
    }
}
