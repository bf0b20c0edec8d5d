package io.stockstream.platform.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;

/**
 * Ids of topics, remembered for a minute: a topic that is deleted and recreated gets a new id, and fences with the old
 * one would keep its changes out. Used by one thread.
 */
final class TopicIdMemory {

    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final Supplier<Function<String, Uuid>> kafka;
    private final InstantSource clock;
    private Function<String, Uuid> known;
    private Instant since;

    /**
     * @param kafka makes one that asks once for the id of each topic
     */
    TopicIdMemory(Supplier<Function<String, Uuid>> kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    Uuid of(String topic) {
        Instant now = clock.instant();
        if (known == null || since.plus(MEMORY).isBefore(now)) {
            known = kafka.get();
            since = now;
        }
        return known.apply(topic);
    }

    /** The next question goes to Kafka. */
    void forget() {
        known = null;
    }
}
