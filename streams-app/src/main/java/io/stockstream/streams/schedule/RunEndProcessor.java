package io.stockstream.streams.schedule;

import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.task.Task;
import io.stockstream.task.TaskState;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Reports ended runs to their schedules, possibly several times. */
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
