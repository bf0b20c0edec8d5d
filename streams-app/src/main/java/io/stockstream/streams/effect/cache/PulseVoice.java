package io.stockstream.streams.effect.cache;

import io.stockstream.cache.Pulse;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.Consumer;

/** Tells readers now and then that an executor keeps up with its views, unless it does not. Used by one thread. */
final class PulseVoice {

    /** Records that may wait: one poll fetches them, so they are written within a moment. */
    private static final long MOST_WAITING = 500;

    private final Runnable write;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    /**
     * @param write renews the key, and waits for nothing
     */
    PulseVoice(Runnable write, InstantSource clock) {
        this.write = write;
        this.clock = clock;
    }

    /** One for keys that readers of this system do not read. */
    static PulseVoice silent() {
        return new PulseVoice(() -> {}, InstantSource.system());
    }

    /** To be called after all that came was written. */
    void beat(Consumer<?, ?> consumer) {
        Instant now = clock.instant();
        if (now.isBefore(next) || !keepsUp(consumer)) {
            return;
        }
        next = now.plus(Pulse.BEAT);
        write.run();
    }

    private static boolean keepsUp(Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .map(consumer::currentLag)
                // Not known before the first fetch.
                .allMatch(lag -> lag.isPresent() && lag.getAsLong() <= MOST_WAITING);
    }
}
