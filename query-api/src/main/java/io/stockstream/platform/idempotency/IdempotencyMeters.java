package io.stockstream.platform.idempotency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts requests with an idempotency key by how they went on. */
@Component
class IdempotencyMeters {

    /** How a request went on. */
    enum Outcome {
        FIRST,
        REPLAYED,
        /** Refused: the key belongs to another body. */
        REUSED,
        /** Refused: the first is still handled. */
        IN_USE,
        /** Redis was away, so it is unknown whether it was the first. */
        UNGUARDED
    }

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    IdempotencyMeters(MeterRegistry meters) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("stockstream.idempotency.requests")
                            .description("Requests with an Idempotency-Key, and how they went on")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void count(Outcome outcome) {
        counters.get(outcome).increment();
    }
}
