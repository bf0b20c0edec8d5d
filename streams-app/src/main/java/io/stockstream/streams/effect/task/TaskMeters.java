package io.stockstream.streams.effect.task;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.stockstream.task.TaskQueue;
import java.time.Duration;
import java.util.Locale;

/** What workers did, for alerts. */
final class TaskMeters {

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

    /** A record that was no work. */
    void deadLetter(String application, String code) {
        registry.counter("stockstream.dead.letters", "application", application, "code", code)
                .increment();
    }
}
