package io.stockstream.task.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.stockstream.task.TaskQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** What workers did, for alerts. */
final class TaskMeters {

    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;

    TaskMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An attempt that ended. */
    void attempt(TaskQueue queue, String type, String outcome, Duration time) {
        Timer.builder("stockstream.task.attempts")
                .description("Attempts at tasks, with the time that handlers took")
                .tag("queue", queue.name().toLowerCase(Locale.ROOT))
                .tag("type", type)
                .tag("outcome", outcome)
                .register(registry)
                .record(time);
    }

    /** A request that is older than what the ledger remembers. */
    void forgotten(TaskQueue queue) {
        Counter.builder("stockstream.task.forgotten")
                .description("Requests of tasks that were not done because the ledger has forgotten their time")
                .tag("queue", queue.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /** Registers what workers wait for, and how long it has been away. */
    void waits(Patience patience, InstantSource clock) {
        String name = patience.what().toLowerCase(Locale.ROOT).replace(' ', '_');
        Gauge.builder("stockstream.task.waiting", patience, Patience::waiting)
                .description("Tasks waiting for a system that is away")
                .tag("for", name)
                .register(registry);
        Gauge.builder(
                        "stockstream.task.outage",
                        patience,
                        each -> each.outage()
                                .map(outage -> Duration.between(outage.since(), clock.instant())
                                                .toMillis()
                                        / MILLIS)
                                .orElse(0.0))
                .description("How long the system has been away, as seen by workers")
                .baseUnit("seconds")
                .tag("for", name)
                .register(registry);
    }

    /** Registers how many tasks of a queue are running. */
    void lane(String queue, Lane lane) {
        Gauge.builder("stockstream.task.lane.busy", lane, Lane::busy)
                .description("Tasks of a queue that are running")
                .tag("queue", queue)
                .register(registry);
    }

    /** Registers the lag of orders. */
    void lag(OrderLag lag) {
        Gauge.builder("stockstream.task.order.lag", lag, OrderLag::lag)
                .description(
                        "Lag in records of the topologies of orders and stock; measured only while tasks are running")
                .register(registry);
    }

    /** A record that was no work. */
    void deadLetter(String application, String code) {
        registry.counter("stockstream.dead.letters", "application", application, "code", code)
                .increment();
    }
}
