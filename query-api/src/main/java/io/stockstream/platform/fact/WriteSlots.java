package io.stockstream.platform.fact;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;

/**
 * Limits how many requests wait for Kafka at the same time. While Kafka does not answer, only a few requests try it;
 * the others get their 503 at once rather than after the delivery time-out. The first success restores the full limit.
 */
final class WriteSlots {

    /** Requests that try Kafka while it does not answer. */
    private static final int PROBES = 8;

    private final int most;
    private int taken;
    private boolean away;

    WriteSlots(int most, MeterRegistry meters) {
        this.most = most;
        Gauge.builder("stockstream.facts.writing", this, WriteSlots::taken)
                .description("Requests waiting for Kafka to confirm their writes")
                .strongReference(true)
                .register(meters);
    }

    /**
     * Takes a slot; give it back with {@link #free}.
     *
     * @throws ApiException when there is none
     */
    synchronized void take(String what) {
        if (away && taken >= PROBES) {
            throw ApiException.of(
                    ProblemCode.KAFKA_UNAVAILABLE,
                    "Kafka does not confirm writes, so the %s was not sent. Send it again later.".formatted(what));
        }
        if (taken >= most) {
            throw ApiException.of(
                    ProblemCode.OVERLOADED,
                    "%d requests wait for Kafka already; the %s was not written. Send it again.".formatted(most, what));
        }
        taken++;
    }

    /**
     * Gives a slot back.
     *
     * @param answered whether Kafka answered
     */
    synchronized void free(boolean answered) {
        taken--;
        away = !answered;
    }

    private synchronized int taken() {
        return taken;
    }
}
