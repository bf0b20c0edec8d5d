package io.stockstream.catalogue.connect;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after each restart: 5 s, 10 s, then 15 s for ever. An obstacle may disappear at any moment, and then
 * changes should flow within half a minute. A little random jitter shortens each pause, so that several instances do
 * not restart at once.
 */
final class RestartPauses {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
    private static final double MOST_SHORTER = 0.2;

    private final DoubleSupplier chance;
    private int restarts;

    /**
     * @param chance numbers from 0 to 1
     */
    RestartPauses(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** The pause after one more restart. */
    Duration next() {
        Duration pause = PAUSES.get(Math.min(restarts++, PAUSES.size() - 1));
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 - MOST_SHORTER * chance.getAsDouble())));
    }

    /** The failure is over: the next one starts anew. */
    void reset() {
        restarts = 0;
    }
}
