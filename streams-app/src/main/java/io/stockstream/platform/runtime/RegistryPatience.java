package io.stockstream.platform.runtime;

import io.stockstream.schema.RegistryFailures;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a call that fails because the schema registry is away, and logs once per outage. */
final class RegistryPatience {

    /**
     * For callers without a transaction: shorter than max.poll.interval.ms (5 minutes), after which the group would
     * lose its partitions.
     */
    static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Logger LOG = LoggerFactory.getLogger(RegistryPatience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration limit;

    /**
     * @param limit how long a call is repeated
     */
    RegistryPatience(Duration limit) {
        this.limit = limit;
    }

    /**
     * Calls until the registry answers.
     *
     * @throws RegistryAwayException when it is still away after the limit
     */
    <T> T call(Supplier<T> call) {
        long deadline = System.nanoTime() + limit.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        while (true) {
            try {
                T result = call.get();
                if (told) {
                    LOG.info("The schema registry answers again; processing goes on");
                }
                return result;
            } catch (SerializationException | RetriableException e) {
                if (!RegistryFailures.isOutage(e)) {
                    throw e;
                }
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw new RegistryAwayException(e);
                }
                if (!told) {
                    told = true;
                    LOG.warn(
                            "The schema registry is away ({}); processing waits and tries again, nothing is lost",
                            e.getCause() == null ? e.toString() : e.getCause().toString());
                }
            }
            LockSupport.parkNanos(Math.min(pause.toNanos(), Math.max(0, deadline - System.nanoTime())));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
