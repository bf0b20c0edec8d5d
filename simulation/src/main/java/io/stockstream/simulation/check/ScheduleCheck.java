package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.schedule.topology.ScheduleTopology;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.SimulatedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every due time is decided on once and in order, and none is missed. */
final class ScheduleCheck implements Check {

    /** How long a due run may remain undecided at rest, because no tick came since. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final World world;
    private final Codec codec;
    private final Map<Long, Instant> decidedUntil = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    ScheduleCheck(World world) {
        this.world = world;
        this.codec = world.codec();
    }

    @Override
    public void committed(Emitted emitted) {
        if (!emitted.partition().topic().equals(Topics.SCHEDULE_FIRINGS.name())) {
            return;
        }
        ScheduleFired fired = codec.read(Topics.SCHEDULE_FIRINGS, emitted.written());
        if (fired.getTaskId() != null) {
            unless(asked.add(fired.getTaskId()), "A run was requested twice: %s", fired);
        }
        if (fired.getDueAt() != null) {
            Instant before = decidedUntil.put(fired.getScheduleId(), fired.getDueAt());
            unless(
                    before == null || fired.getDueAt().isAfter(before),
                    "All up to %s was decided on before: %s",
                    before,
                    fired);
        }
    }

    @Override
    public void atRest() {
        Instant due = world.clock().instant().minus(LOOK);
        for (SimulatedTask task : world.cluster().tasks(ScheduleTopology.NAME)) {
            task.held("schedules").values().forEach(bytes -> {
                ScheduleState state = codec.state(ScheduleState.class, bytes);
                boolean forgotten =
                        state.getNextRun() != null && state.getNextRun().isBefore(due);
                unless(
                        !forgotten,
                        "It is %s, and nothing looks at this schedule: %s",
                        world.clock().instant(),
                        state);
            });
        }
    }
}
