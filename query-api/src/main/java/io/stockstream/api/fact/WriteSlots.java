package io.stockstream.api.fact;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;

/**
 * Bounds how many requests wait for Kafka at the same time. While it does not answer, only a few try, so that the others get their 503 at once and
 * not after the delivery time-out; the first success lets all in again.
 */
final class WriteSlots {

    /** How many try while Kafka does not answer. */
    private static final int PROBES = 8;

    private final int most;
    private int taken;
    private boolean away;

    WriteSlots(int most, MeterRegistry meters) {
        this.most = most;
        Gauge.builder("stockstream.facts.writing", this, WriteSlots::taken)
                .description("Requests that wait for Kafka to confirm what they write")
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
                    "Kafka does not confirm what is written, so the %s was not sent. Send it again.".formatted(what));
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
