package io.stockstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {

    private static final long NOW = 1_800_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final PromptCommits commits = new PromptCommits(Duration.ofMillis(10), nanos::get);
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();

    @BeforeEach
    void setTime() {
        context.setCurrentSystemTimeMs(NOW);
    }

    @Test
    void shouldAskForACommitBehindAFreshRecord() {
        commits.processed(context, NOW - 100);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldLeaveABacklogToTheInterval() {
        commits.processed(context, NOW - PromptCommits.FRESH.toMillis() - 1);

        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldPauseBetweenTwoCommits() {
        commits.processed(context, NOW);
        context.resetCommit();

        nanos.addAndGet(Duration.ofMillis(9).toNanos());
        commits.processed(context, NOW);
        assertThat(context.committed()).as("too early").isFalse();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        commits.processed(context, NOW);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldPauseForAllTasksOfAThread() {
        MockProcessorContext<Void, Void> other = new MockProcessorContext<>();
        other.setCurrentSystemTimeMs(NOW);

        commits.processed(context, NOW);
        commits.processed(other, NOW);

        assertThat(other.committed()).as("committed with the first").isFalse();
    }
}
