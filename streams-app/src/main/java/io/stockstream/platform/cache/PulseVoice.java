package io.stockstream.platform.cache;

import io.stockstream.cache.Pulse;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.Consumer;

/** Renews the key that shows readers that an executor keeps up with its views, as long as it does. Not thread-safe. */
final class PulseVoice {

    /** Backlog that still counts as keeping up: one poll fetches it, so it is written within a moment. */
    private static final long MOST_WAITING = 500;

    private final Runnable write;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    /**
     * @param write renews the key; must not block
     */
    PulseVoice(Runnable write, InstantSource clock) {
        this.write = write;
        this.clock = clock;
    }

    /** For keys that no reader of this system reads. */
    static PulseVoice silent() {
        return new PulseVoice(() -> {}, InstantSource.system());
    }

    /** To be called after all received records have been written. */
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
                // Unknown before the first fetch.
                .allMatch(lag -> lag.isPresent() && lag.getAsLong() <= MOST_WAITING);
    }
}
