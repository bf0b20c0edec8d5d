package io.stockstream.platform.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.catalogue.decide.IgnoreReason;
import io.stockstream.catalogue.lookup.InvalidLookupException;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.catalogue.topology.InvalidRowException;
import io.stockstream.movement.InvalidMovementException;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.topology.InvalidOrderException;
import io.stockstream.platform.horizon.InvalidHorizonException;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.DeadLetterHandler;
import io.stockstream.report.topology.InvalidReportException;
import io.stockstream.schedule.InvalidScheduleException;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.topology.InvalidReservationException;
import io.stockstream.task.InvalidTaskException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Business counters. They count processing: work that is aborted and repeated counts again. */
final class StreamsMeters {

    /** The codes of letters that each application has for records that are none of its. */
    private static final Map<Application, List<String>> CODES = Map.of(
            Application.SHOP,
            List.of(
                    InvalidMovementException.CODE,
                    InvalidReservationException.CODE,
                    InvalidRowException.CODE,
                    InvalidLookupException.CODE,
                    InvalidOrderException.CODE,
                    InvalidHorizonException.CODE),
            Application.VIEWS,
            List.of(InvalidMovementException.CODE, InvalidTaskException.CODE, InvalidHorizonException.CODE),
            Application.BACKGROUND,
            List.of(InvalidReportException.CODE, InvalidScheduleException.CODE),
            Application.INTAKE,
            List.of(InvalidMovementException.CODE));

    private final MeterRegistry registry;
    private final Counter lateTaskFacts;
    private final Map<Outcome, Counter> decisions = new EnumMap<>(Outcome.class);
    private final Map<ReservationCommand, Map<ReservationState, Counter>> reservationDecisions =
            new EnumMap<>(ReservationCommand.class);

    StreamsMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lateTaskFacts = Counter.builder("stockstream.tasks.late.facts")
                .description("Requests and reports that were ignored because their tasks are forgotten")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            decisions.put(
                    outcome,
                    Counter.builder("stockstream.decisions")
                            .description("Facts decided by the stock topology")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        // There from the start, so that an alert sees the first dead letter as a change.
        CODES.forEach((application, codes) -> Stream.concat(
                        Stream.of(DeadLetterHandler.UNDESERIALIZABLE, DeadLetterHandler.PROCESSING_FAILED),
                        codes.stream())
                .forEach(code -> deadLetters(application.id(), code)));
        for (ReservationCommand command : ReservationCommand.values()) {
            reservationDecisions.put(command, reservationDecisions(command));
        }
        for (CatalogueTable table : CatalogueTable.values()) {
            for (IgnoreReason reason : IgnoreReason.values()) {
                ignoredChanges(table, reason);
            }
        }
    }

    /** A fact about a task that is forgotten. */
    void lateTaskFact() {
        lateTaskFacts.increment();
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

    void reservationDecided(ReservationDecided decided) {
        reservationDecisions.get(decided.getCommand()).get(decided.getState()).increment();
    }

    private Map<ReservationState, Counter> reservationDecisions(ReservationCommand command) {
        Map<ReservationState, Counter> counters = new EnumMap<>(ReservationState.class);
        for (ReservationState state : ReservationState.values()) {
            counters.put(
                    state,
                    Counter.builder("stockstream.reservation.decisions")
                            .description("Commands on reservations decided by the stock topology")
                            .tag("command", command.name().toLowerCase(Locale.ROOT))
                            .tag("state", state.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        return counters;
    }

    void decided(OrderDecided decided) {
        Counter.builder("stockstream.order.decisions")
                .description("Records decided by the orders topology")
                .tag("step", decided.getStep().name().toLowerCase(Locale.ROOT))
                .tag(
                        "reason",
                        decided.getReason() == null
                                ? "none"
                                : decided.getReason().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    void decided(ScheduleFired fired) {
        Counter.builder("stockstream.schedule.decisions")
                .description("Due times and requests of runs decided by the schedules topology")
                .tag("outcome", fired.getOutcome().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
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
