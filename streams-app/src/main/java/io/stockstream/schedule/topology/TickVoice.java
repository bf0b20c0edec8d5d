package io.stockstream.schedule.topology;

import io.stockstream.schedule.ScheduleTick;
import io.stockstream.schema.RegistryFailures;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Whether a tick can be written without waiting for the schema registry. The clock may fire before the topology runs,
 * and must not block it: due runs can wait, and are made up for.
 */
final class TickVoice {

    private static final long PAUSE = Duration.ofSeconds(5).toMillis();

    private final Serializer<ScheduleTick> serializer;
    private boolean known;
    private long notBefore = Long.MIN_VALUE;

    /**
     * @param serializer fails when the registry is away and has not been asked before
     */
    TickVoice(Serializer<ScheduleTick> serializer) {
        this.serializer = serializer;
    }

    /** Asks the registry until it has answered once, with pauses. */
    boolean isReady(long now) {
        if (known || now < notBefore) {
            return known;
        }
        try {
            byte[] unused =
                    serializer.serialize(Topics.SCHEDULE_TICKS.name(), new ScheduleTick(Instant.ofEpochMilli(now)));
            known = true;
        } catch (RuntimeException e) {
            if (!RegistryFailures.isOutage(e)) {
                throw e;
            }
            notBefore = now + PAUSE;
        }
        return known;
    }
}
