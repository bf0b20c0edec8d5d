package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.outside.Workers;
import io.stockstream.task.Task;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every task that a topology requests ends, both in the ledger and in its view. */
final class TaskCheck implements Check {

    private static final Set<String> QUEUES = Set.of(
            Topics.TASKS_DEFAULT.name(),
            Topics.TASKS_PRIORITY.name(),
            Topics.TASKS_SYSTEM.name(),
            Topics.TASKS_INVOICES.name());

    private static final Set<TaskState> ENDS = Set.of(TaskState.SUCCEEDED, TaskState.FAILED);

    private final Codec codec;
    private final Workers workers;
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Task> tasks = new HashMap<>();

    TaskCheck(World world, Workers workers) {
        this.codec = world.codec();
        this.workers = workers;
    }

    @Override
    public void committed(Emitted emitted) {
        String topic = emitted.partition().topic();
        if (QUEUES.contains(topic)) {
            TaskRequested request = codec.read(Topics.TASKS_DEFAULT, emitted.written());
            asked.add(request.getTaskId());
        } else if (topic.equals(Topics.TASKS.name())) {
            Task task = codec.read(Topics.TASKS, emitted.written());
            if (task == null) {
                return;
            }
            Task before = tasks.put(task.getTaskId(), task);
            unless(
                    before == null || task.getVersion() > before.getVersion(),
                    "An older state follows %s: %s",
                    before,
                    task);
        }
    }

    @Override
    public void atRest() {
        for (String taskId : asked) {
            unless(workers.isSettled(taskId), "Task %s was requested, and its ledger has no outcome", taskId);
            Task task = tasks.get(taskId);
            unless(
                    task != null && ENDS.contains(task.getState()),
                    "Task %s has ended; it is shown as %s",
                    taskId,
                    task);
        }
    }
}
