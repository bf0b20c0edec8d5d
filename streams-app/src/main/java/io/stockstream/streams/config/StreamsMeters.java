package io.stockstream.streams.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.movement.InvalidMovementException;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import io.stockstream.streams.catalogue.CatalogueTable;
import io.stockstream.streams.catalogue.CatalogueTopology;
import io.stockstream.streams.catalogue.IgnoreReason;
import io.stockstream.streams.catalogue.InvalidRowException;
import io.stockstream.streams.intake.MovementIntakeTopology;
import io.stockstream.streams.lookup.InvalidLookupException;
import io.stockstream.streams.lookup.LookupsTopology;
import io.stockstream.streams.runtime.DeadLetterHandler;
import io.stockstream.streams.runtime.StreamsProperties;
import io.stockstream.streams.stock.StockTopology;
import io.stockstream.streams.view.OrderViewsTopology;
import io.stockstream.streams.view.StockViewsTopology;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Business counters. They count what was processed: work that is aborted and done again is counted again. */
final class StreamsMeters {

    /** The code of a letter that each topology has for records that are none of its. */
    private static final Map<String, String> CODES = Map.of(
            StockTopology.NAME,
            InvalidMovementException.CODE,
            StockViewsTopology.NAME,
            InvalidMovementException.CODE,
            MovementIntakeTopology.NAME,
            InvalidMovementException.CODE,
            CatalogueTopology.NAME,
            InvalidRowException.CODE,
            LookupsTopology.NAME,
            InvalidLookupException.CODE,
            OrderViewsTopology.NAME,
            DeadLetterHandler.PROCESSING_FAILED);

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
        CODES.forEach((topology, code) -> Stream.of(
                        DeadLetterHandler.UNDESERIALIZABLE, DeadLetterHandler.PROCESSING_FAILED, code)
                .forEach(each -> deadLetters(StreamsProperties.applicationId(topology), each)));
        for (CatalogueTable table : CatalogueTable.values()) {
            for (IgnoreReason reason : IgnoreReason.values()) {
                ignoredChanges(table, reason);
            }
        }
    }

    void ignored(CatalogueTable table, IgnoreReason reason) {
        ignoredChanges(table, reason).increment();
    }

    private Counter ignoredChanges(CatalogueTable table, IgnoreReason reason) {
        return Counter.builder("stockstream.catalogue.ignored")
                .description("Changes of rows that show nothing new to the catalogue topology")
                .tag("table", table.tableName())
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
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
