package io.stockstream.streams.effect.task;

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
    private final Watch watch =
            new Watch(Duration.ofMillis(5), (percent, message) -> told.add(percent + " " + message), () -> {
                questions.incrementAndGet();
                if (away.get() != null) {
                    throw away.get();
                }
                return false;
            });

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

        await().atMost(LIMIT).until(() -> told.size() == 1);
        assertThat(told).containsExactly("100 null");

        watch.progress(-7, "x".repeat(5_000));
        await().atMost(LIMIT).until(() -> told.size() == 2);
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
    }
}
