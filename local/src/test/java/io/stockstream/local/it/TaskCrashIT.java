package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Workers on two instances do 500 tasks of two queues, while they are killed in turn; and work with priority does not wait behind work without. */
class TaskCrashIT {

    private static final String PREFIX = "crash-task-";
    private static final int TASKS = 500;
    private static final String SECOND = "streams-app-2";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static LocalSystem system;
    private static Cluster cluster;
    private static Database database;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        cluster = new Cluster(system);
        database = new Database(system);
        system.addStreamsApp(SECOND);
    }

    @AfterAll
    static void leaveOneInstance() {
        system.stop(SECOND);
    }

    @Test
    void shouldDoEveryTaskOnceWhenWorkersAreKilled() {
        ask(Topics.TASKS_DEFAULT, TaskQueue.DEFAULT, TASKS / 2);
        ask(Topics.TASKS_PRIORITY, TaskQueue.PRIORITY, TASKS / 2);
        for (String victim : List.of("streams-app", SECOND)) {
            int before = done();
            await().atMost(LIMIT).until(() -> done() >= before + TASKS / 10);
            system.kill(victim);
            assertThat(done()).as("done when killed").isLessThan(TASKS);
            system.start(victim);
        }

        await().atMost(LIMIT).until(() -> done() == TASKS);

        await().atMost(LIMIT).until(() -> states().values().stream().allMatch(TaskState.SUCCEEDED::equals));
        assertThat(states()).hasSize(TASKS);
        List<String> attempts =
                database.ask("SELECT attempt FROM stockstream.task_ledger WHERE task_id LIKE '" + PREFIX + "%'");
        assertThat(attempts).hasSize(TASKS);
        System.out.printf(
                "%d tasks done once by the ledger, %d of them were begun more than once%n",
                TASKS, attempts.stream().filter(attempt -> !attempt.equals("1")).count());
    }

    private static void ask(Topic<String, TaskRequested> topic, TaskQueue queue, int count) {
        List<TaskRequested> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new TaskRequested(
                    PREFIX + queue + "-" + i,
                    "rehearse",
                    queue,
                    "{\"seconds\":0.1}",
                    Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        }
        cluster.sendAll(topic, tasks, TaskRequested::getTaskId);
    }

    private static int done() {
        return Integer.parseInt(
                database.ask("SELECT count(*) FROM stockstream.task_ledger WHERE done_at IS NOT NULL AND task_id LIKE '"
                                + PREFIX + "%'")
                        .getFirst());
    }

    private static Map<String, TaskState> states() {
        Map<String, TaskState> states = new HashMap<>();
        for (ConsumerRecord<String, Task> task : cluster.read(Topics.TASKS)) {
            if (task.key().startsWith(PREFIX)) {
                states.put(task.key(), task.value().getState());
            }
        }
        return states;
    }
}
