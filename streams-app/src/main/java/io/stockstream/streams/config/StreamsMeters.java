package io.stockstream.streams.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Business counters. They count what was processed: work that is aborted and done again is counted again. */
final class StreamsMeters {

    private final MeterRegistry registry;
    private final Map<Outcome, Counter> decisions = new EnumMap<>(Outcome.class);

    StreamsMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            decisions.put(
                    outcome,
                    Counter.builder("stockstream.decisions")
                            .description("Facts decided by the stock topology")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        // There from the start, so that an alert on it does not wait for the first dead letter to exist.
        deadLetters("stockstream-stock", "invalid_movement");
    }

    void decided(StockDecided decided) {
        decisions.get(decided.getOutcome()).increment();
    }

    void deadLetter(String application, String code) {
        deadLetters(application, code).increment();
    }

    private Counter deadLetters(String application, String code) {
        return Counter.builder("stockstream.dead.letters")
                .description("Records given up and kept in the dead letters topic")
                .tag("application", application)
                .tag("code", code)
                .register(registry);
    }
}
