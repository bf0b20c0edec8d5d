package io.stockstream.streams.effect.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;

/**
 * Ids of topics, remembered for a minute: a topic that is deleted and made anew gets a new id, and fences with the old one would keep its
 * changes out. Used by one thread.
 */
final class TopicIdMemory {

    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final Function<String, Uuid> kafka;
    private final InstantSource clock;
    private final Map<String, Uuid> known = new HashMap<>();
    private Instant since = Instant.MIN;

    /**
     * @param kafka asks for the id of a topic
     */
    TopicIdMemory(Function<String, Uuid> kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    Uuid of(String topic) {
        Instant now = clock.instant();
        if (since.plus(MEMORY).isBefore(now)) {
            forget();
        }
        if (known.isEmpty()) {
            since = now;
        }
        return known.computeIfAbsent(topic, kafka);
    }

    /** The next question goes to Kafka. */
    void forget() {
        known.clear();
    }
}
