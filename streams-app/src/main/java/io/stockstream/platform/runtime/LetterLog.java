package io.stockstream.platform.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs dead letters, at most one a second and in readable length: poison records come in thousands, and their errors
 * repeat their content.
 */
final class LetterLog {

    private static final int LONGEST = 1_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Logger log;
    private final LongSupplier nanoTime;
    private boolean toldBefore;
    private long toldAt;
    private long untold;

    /**
     * @param nanoTime such as {@link System#nanoTime}
     */
    LetterLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    synchronized void tell(String topic, int partition, long offset, String code, String message) {
        long now = nanoTime.getAsLong();
        if (toldBefore && now - toldAt < PAUSE_NANOS) {
            untold++;
            return;
        }
        log.warn(
                "Dead letter from {} partition {} offset {}, {}: {}{}",
                topic,
                partition,
                offset,
                code,
                message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message,
                untold == 0 ? "" : " (and %d more since the last line)".formatted(untold));
        toldBefore = true;
        toldAt = now;
        untold = 0;
    }
}
