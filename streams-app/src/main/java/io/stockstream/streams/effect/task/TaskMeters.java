package io.stockstream.streams.effect.task;

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

    /** What workers wait for, and for how long that has been away. */
    void waits(Patience patience, InstantSource clock) {
        String name = patience.what().toLowerCase(Locale.ROOT).replace(' ', '_');
        Gauge.builder("stockstream.task.waiting", patience, Patience::waiting)
                .description("Tasks that wait because something is away")
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
                .description("For how long it has been away, as workers see it")
                .baseUnit("seconds")
                .tag("for", name)
                .register(registry);
    }

    /** How much of a queue is worked on at this moment. */
    void lane(String queue, Lane lane) {
        Gauge.builder("stockstream.task.lane.busy", lane, Lane::busy)
                .description("Tasks of a queue that are worked on")
                .tag("queue", queue)
                .register(registry);
    }

    /** How far orders are behind. */
    void lag(OrderLag lag) {
        Gauge.builder("stockstream.task.order.lag", lag, OrderLag::lag)
                .description(
                        "Records that the topologies of orders and stock have not decided on; known while tasks are done")
                .register(registry);
    }

    /** A record that was no work. */
    void deadLetter(String application, String code) {
        registry.counter("stockstream.dead.letters", "application", application, "code", code)
                .increment();
    }
}
