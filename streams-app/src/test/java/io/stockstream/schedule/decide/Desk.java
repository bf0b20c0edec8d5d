package io.stockstream.schedule.decide;

import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.RunId;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.schedule.topology.Schedules;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;

/** One schedule: lets decide, and keeps what comes of it as the processor does. */
final class Desk {

    private final ScheduleDecider decider = new ScheduleDecider();
    private final Set<String> runs = new HashSet<>();
    private ScheduleState state;
    private final List<ScheduleFired> fired = new ArrayList<>();
    private final List<TaskRequested> tasks = new ArrayList<>();

    Desk write(Schedule row) {
        return decide(new ScheduleInput.RowWritten(row));
    }

    /** Before anything is due. */
    Desk delete() {
        return delete(Schedules.NOON);
    }

    Desk delete(Instant at) {
        return decide(new ScheduleInput.RowDeleted(at));
    }

    Desk tick(Instant at) {
        return decide(new ScheduleInput.Ticked(at));
    }

    Desk run(String runId, Instant at) {
        return decide(new ScheduleInput.RunRequested(
                new ScheduleRunRequested(Schedules.ID, runId), at, runs.contains(RunId.byHand(Schedules.ID, runId))));
    }

    Desk ended(String taskId, String taskState) {
        return decide(
                new ScheduleInput.RunEnded(new ScheduleRunEnded(Schedules.ID, taskId, taskState, Schedules.NOON)));
    }

    /** As after a restart: only the bytes of the state are left. */
    Desk restart() {
        try (Serde<ScheduleState> serde = StateSerde.of(ScheduleState.class)) {
            state = serde.deserializer().deserialize("", serde.serializer().serialize("", state));
        }
        return this;
    }

    ScheduleState state() {
        return state;
    }

    List<ScheduleFired> fired() {
        return fired;
    }

    List<TaskRequested> tasks() {
        return tasks;
    }

    /** Seconds after noon, of all decisions with this outcome. */
    List<Long> seconds(FiringOutcome outcome) {
        return fired.stream()
                .filter(each -> each.getOutcome() == outcome)
                .map(each -> each.getDueAt().getEpochSecond() - Schedules.NOON.getEpochSecond())
                .toList();
    }

    private Desk decide(ScheduleInput input) {
        for (ScheduleEffect effect : decider.decide(state, input)) {
            switch (effect) {
                case ScheduleEffect.SaveState(ScheduleState saved) -> state = saved;
                case ScheduleEffect.Decide(ScheduleFired each, long number) -> {
                    if (number > 0 && number != fired.size() + 1) {
                        throw new AssertionError("Decision %d has the number %d".formatted(fired.size() + 1, number));
                    }
                    fired.add(each);
                }
                case ScheduleEffect.RequestTask(TaskRequested task) -> tasks.add(task);
                case ScheduleEffect.RememberRun(String taskId) -> runs.add(taskId);
            }
        }
        return this;
    }
}
