package io.stockstream.task.work;

import io.stockstream.task.handler.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the workers.
 *
 * @param priorityConcurrency how many tasks of the queue priority this instance runs at once; 0 for none
 * @param defaultConcurrency the same for the queue default, which has the clients' tasks
 * @param systemConcurrency the same for the queue system, which has the timers that the shop itself needs
 * @param invoicesConcurrency the same for the queue invoices
 * @param patience how long one task waits for PostgreSQL, Kafka or the registry before it makes room for others
 * @param runningAfter how long an attempt goes on before it is reported as running; the report of the end of a shorter
 *     one tells when it began. 0 to 5 seconds
 * @param yieldAboveLag lag in records of the topologies of orders and stock above which all queues but system slow down
 * @param rehearsal whether this instance runs tasks of the type rehearse
 * @param retryDelays how long to wait after the first, the second … failure, of types that do not say it; the last for
 *     all that follow. One to four, which are the waits of the retry topics as well
 * @param maxAttempts how often a task is tried before it has failed, of types that do not say it
 */
@ConfigurationProperties("stockstream.tasks")
public record TaskProperties(
        @DefaultValue("4") int priorityConcurrency,
        @DefaultValue("8") int defaultConcurrency,
        @DefaultValue("2") int systemConcurrency,
        @DefaultValue("2") int invoicesConcurrency,
        @DefaultValue("2m") Duration patience,
        @DefaultValue("500ms") Duration runningAfter,
        @DefaultValue("300") long yieldAboveLag,
        @DefaultValue("false") boolean rehearsal,
        @DefaultValue({"2s", "10s", "60s", "10m"}) List<Duration> retryDelays,
        @DefaultValue("20") int maxAttempts) {

    private static final int MOST_AT_ONCE = 200;

    /** Well below the time for which a claim is valid: it is renewed from then on. */
    private static final Duration LONGEST_UNTOLD = Duration.ofSeconds(5);

    public TaskProperties {
        retryDelays = List.copyOf(retryDelays);
        if (Stream.of(priorityConcurrency, defaultConcurrency, systemConcurrency, invoicesConcurrency)
                .anyMatch(concurrency -> concurrency < 0 || concurrency > MOST_AT_ONCE)) {
            throw new IllegalArgumentException(
                    "TASKS_PRIORITY_CONCURRENCY, TASKS_DEFAULT_CONCURRENCY, TASKS_SYSTEM_CONCURRENCY and"
                            + " TASKS_INVOICES_CONCURRENCY must be 0 to " + MOST_AT_ONCE);
        }
        if (patience.compareTo(Duration.ofSeconds(1)) < 0 || patience.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("TASK_PATIENCE must be 1s to 1h (was %s)".formatted(patience));
        }
        if (runningAfter.isNegative() || runningAfter.compareTo(LONGEST_UNTOLD) > 0) {
            throw new IllegalArgumentException("TASK_RUNNING_AFTER must be 0s to 5s (was %s)".formatted(runningAfter));
        }
        if (yieldAboveLag < 1) {
            throw new IllegalArgumentException("TASKS_YIELD_ABOVE_LAG must be 1 or more");
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

    /** How many tasks of each queue this instance runs at once. */
    Map<QueueTopics, Integer> concurrencies() {
        return Map.of(
                QueueTopics.PRIORITY,
                priorityConcurrency,
                QueueTopics.DEFAULT,
                defaultConcurrency,
                QueueTopics.SYSTEM,
                systemConcurrency,
                QueueTopics.INVOICES,
                invoicesConcurrency);
    }

    private static boolean isOut(Duration delay) {
        return delay.isNegative() || delay.isZero() || delay.compareTo(RetryPolicy.LONGEST_DELAY) > 0;
    }
}
