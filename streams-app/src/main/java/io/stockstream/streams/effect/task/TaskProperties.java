package io.stockstream.streams.effect.task;

import io.stockstream.streams.task.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the workers.
 *
 * @param priorityConcurrency how many tasks of the queue priority this instance works on at once, retries apart; 0 for none
 * @param defaultConcurrency the same for the queue default
 * @param retryDelays how long to wait after the first, the second … failure, of types that do not say it; the last for all that follow. One to
 *     four, which are the waits of the retry topics as well
 * @param maxAttempts how often a task is tried before it has failed, of types that do not say it
 */
@ConfigurationProperties("stockstream.tasks")
public record TaskProperties(
        @DefaultValue("2") int priorityConcurrency,
        @DefaultValue("1") int defaultConcurrency,
        @DefaultValue({"2s", "10s", "60s", "10m"}) List<Duration> retryDelays,
        @DefaultValue("20") int maxAttempts) {

    public TaskProperties {
        retryDelays = List.copyOf(retryDelays);
        if (priorityConcurrency < 0 || defaultConcurrency < 0) {
            throw new IllegalArgumentException(
                    "TASKS_PRIORITY_CONCURRENCY and TASKS_DEFAULT_CONCURRENCY must be 0 or more");
        }
        if (retryDelays.isEmpty()
                || retryDelays.size() > QueueTopics.STEPS
                || retryDelays.stream().anyMatch(TaskProperties::isOut)) {
            throw new IllegalArgumentException(
                    "TASK_RETRY_DELAYS must be one to four durations above zero and at most a day, such as 2s,10s,60s,10m");
        }
        if (maxAttempts < 1 || maxAttempts > RetryPolicy.MOST_ATTEMPTS) {
            throw new IllegalArgumentException("TASK_MAX_ATTEMPTS must be 1 to " + RetryPolicy.MOST_ATTEMPTS);
        }
    }

    /** How types are tried again that do not say it. */
    RetryPolicy retryPolicy() {
        return new RetryPolicy(retryDelays, maxAttempts);
    }

    private static boolean isOut(Duration delay) {
        return delay.isNegative() || delay.isZero() || delay.compareTo(RetryPolicy.LONGEST_DELAY) > 0;
    }
}
