package io.stockstream.streams.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import io.stockstream.streams.intake.MovementIntakeTopology;
import io.stockstream.streams.runtime.StreamsProperties;
import io.stockstream.streams.stock.StockTopology;
import io.stockstream.streams.view.StockViewsTopology;
import java.util.EnumMap;
import java.util.List;
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
        // There from the start, so that an alert sees the first dead letter as a change.
        for (String topology : List.of(StockTopology.NAME, StockViewsTopology.NAME, MovementIntakeTopology.NAME)) {
            for (String code : List.of("undeserializable", "invalid_movement", "processing_failed")) {
                deadLetters(StreamsProperties.applicationId(topology), code);
            }
        }
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
