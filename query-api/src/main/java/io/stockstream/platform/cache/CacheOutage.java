package io.stockstream.platform.cache;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once that Redis is bypassed, and once that it is used again. Single failures are not logged; when only some
 * calls fail, so that Redis is never bypassed, there is a warning a minute.
 */
final class CacheOutage {

    private static final Logger LOG = LoggerFactory.getLogger(CacheOutage.class);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private boolean away;
    /** Since the first failure, or the last warning, of a row of failures less than a minute apart. */
    private int failures;

    private long since;
    private long last;

    CacheOutage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A call failed.
     *
     * @param open whether Redis is left alone now
     */
    synchronized void failed(boolean open, Throwable failure) {
        if (open && !away) {
            away = true;
            LOG.warn(
                    "Redis does not answer ({}); until it does, reads go on from the stores, and an Idempotency-Key guards by ids alone",
                    failure.toString());
        } else if (!away && isLasting()) {
            LOG.warn("{} calls to Redis failed within a minute ({})", failures, failure.toString());
            failures = 0;
        } else {
            LOG.debug("Redis does not answer: {}", failure.toString());
        }
    }

    private boolean isLasting() {
        long now = nanos.getAsLong();
        if (failures == 0 || now - last > MINUTE) {
            failures = 0;
            since = now;
        }
        failures++;
        last = now;
        return now - since >= MINUTE;
    }

    /**
     * A call succeeded.
     *
     * @param closed whether Redis is asked as ever
     */
    synchronized void succeeded(boolean closed) {
        if (closed && away) {
            away = false;
            failures = 0;
            LOG.info("Redis answers again and is used");
        }
    }
}
