package io.stockstream.task.topology;

import io.stockstream.schedule.RunId;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.task.Task;
import io.stockstream.task.TaskState;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tells schedules which of their runs have ended, from every new state of a task; it may report one end several times.
 * It runs beside the fold, so that schedules need not read every state of every task to find their own.
 */
final class RunEndProcessor extends ContextualProcessor<String, Task, String, ScheduleRunEnded> {

    @Override
    public void process(Record<String, Task> incoming) {
        Task task = incoming.value();
        if (task == null || !isOver(task.getState())) {
            return;
        }
        Optional<Long> schedule = RunId.scheduleOf(task.getTaskId());
        if (schedule.isPresent()) {
            ScheduleRunEnded ended = new ScheduleRunEnded(
                    schedule.get(),
                    task.getTaskId(),
                    task.getState().name().toLowerCase(Locale.ROOT),
                    task.getUpdatedAt());
            context().forward(new Record<>(Long.toString(schedule.get()), ended, incoming.timestamp()));
        }
    }

    private static boolean isOver(TaskState state) {
        return switch (state) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case UNKNOWN, REQUESTED, RUNNING, RETRYING -> false;
        };
    }
}
