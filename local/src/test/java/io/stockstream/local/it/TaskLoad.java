package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** 500 tasks of two queues, and what became of them. */
final class TaskLoad {

    private static final String PREFIX = "storm-task-";
    private static final int TASKS = 500;
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Database database;

    TaskLoad(LocalSystem system) {
        this.cluster = new Cluster(system);
        this.database = new Database(system);
    }

    void begin() {
        ask(Topics.TASKS_DEFAULT, TaskQueue.DEFAULT);
        ask(Topics.TASKS_PRIORITY, TaskQueue.PRIORITY);
    }

    /** Every task was done once by the ledger, and its state says so. */
    void assertDoneOnce(Duration limit) {
        await().atMost(limit).until(() -> done() == TASKS);
        await().atMost(limit).pollInterval(LOOK).until(() -> {
            Map<String, TaskState> states = states();
            return states.size() == TASKS && states.values().stream().allMatch(TaskState.SUCCEEDED::equals);
        });
        List<String> attempts =
                database.ask("SELECT attempt FROM stockstream.task_ledger WHERE task_id LIKE '" + PREFIX + "%'");
        assertThat(attempts).hasSize(TASKS);
        System.out.printf(
                "%d tasks done once by the ledger, %d of them were begun more than once%n",
                TASKS, attempts.stream().filter(attempt -> !attempt.equals("1")).count());
    }

    int done() {
        return Integer.parseInt(
                database.ask("SELECT count(*) FROM stockstream.task_ledger WHERE done_at IS NOT NULL AND task_id LIKE '"
                                + PREFIX + "%'")
                        .getFirst());
    }

    private void ask(Topic<String, TaskRequested> topic, TaskQueue queue) {
        List<TaskRequested> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS / 2; i++) {
            tasks.add(new TaskRequested(
                    PREFIX + queue + "-" + i,
                    "rehearse",
                    queue,
                    "{\"seconds\":0.2}",
                    Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        }
        cluster.sendAll(topic, tasks, TaskRequested::getTaskId);
    }

    private Map<String, TaskState> states() {
        Map<String, TaskState> states = new HashMap<>();
        for (ConsumerRecord<String, Task> task : cluster.read(Topics.TASKS)) {
            if (task.key().startsWith(PREFIX)) {
                states.put(task.key(), task.value().getState());
            }
        }
        return states;
    }
}
