package io.stockstream.task.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.RecordSizes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.Facts;
import io.stockstream.streams.OutputSizes;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskRules;
import io.stockstream.task.TaskState;
import io.stockstream.task.topology.TaskStores;
import io.stockstream.task.topology.TaskTopology;
import io.stockstream.task.view.TaskViewsTopology;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A record that cannot be written stops the topology for good, so the largest input that the rules allow must fit every
 * topic and changelog.
 */
class LargestTaskTest {

    private static final String WIDEST = "\u4e16";
    private static final String ID = WIDEST.repeat(TaskRules.MAX_ID);
    private static final String TYPE = WIDEST.repeat(TaskRules.MAX_TYPE);

    private final TopologyDriver topology = new TopologyDriver(serdes -> new TaskTopology(serdes, 1, () -> {}));
    private final OutputSizes sizes = new OutputSizes();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldFitEveryRecordWhenRequestAndReportsAreAsLargeAsTheRulesAllow() {
        TaskRequested request =
                new TaskRequested(ID, TYPE, TaskQueue.DEFAULT, WIDEST.repeat(TaskRules.MAX_PAYLOAD / 3), Facts.NOON);
        assertThat(TaskRules.check(request)).isEmpty();

        topology.input(Topics.TASKS_DEFAULT).pipeInput(ID, request, Facts.NOON);
        for (int attempt = 1; attempt <= Attempts.MOST; attempt++) {
            report(attempt, TaskState.RUNNING);
            report(attempt, TaskState.RETRYING);
        }
        report(Attempts.MOST + 1, TaskState.SUCCEEDED);

        Task task = topology.driver()
                .<String, Task>getKeyValueStore(TaskStores.TASKS)
                .get(ID);
        assertThat(task.getAttempts()).hasSize(Attempts.MOST);
        assertThat(task.getResultJson()).isNotNull();
        sizes.add(topology);
        assertThat(sizes.largestOn(Topics.TASKS.name()))
                .as("it is really large")
                .isGreaterThan(TaskRules.MAX_PAYLOAD + TaskRules.MAX_RESULT + Attempts.MOST * TaskRules.MAX_ERROR * 3);
        showElsewhere(task);
    }

    @Test
    void shouldPutAsideAReportWhoseErrorOrResultIsTooLarge() {
        TestOutputTopic<byte[], byte[]> letters = topology.deadLetters();

        pipe(full(1, TaskState.FAILED)
                .setError("x".repeat(TaskRules.MAX_ERROR + 1))
                .build());
        pipe(full(1, TaskState.SUCCEEDED)
                .setResultJson("x".repeat(TaskRules.MAX_RESULT + 1))
                .build());
        pipe(full(1, TaskState.FAILED)
                .setWorker("x".repeat(TaskRules.MAX_WORKER + 1))
                .build());

        assertThat(letters.readRecordsToList())
                .extracting(letter -> new String(
                        letter.headers().lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8))
                .satisfiesExactly(
                        error -> assertThat(error)
                                .contains("error: must have at most 2000 characters (was 2001 characters)"),
                        result -> assertThat(result)
                                .contains("result_json: must have at most 400000 bytes (was 400001 bytes)"),
                        worker -> assertThat(worker).contains("worker: must have at most 300 characters"));
    }

    private void report(int attempt, TaskState state) {
        TaskReported report = full(attempt, state).build();
        assertThat(TaskRules.check(report)).isEmpty();
        pipe(report);
    }

    private void pipe(TaskReported report) {
        topology.input(Topics.TASK_REPORTS).pipeInput(ID, report, Facts.NOON);
    }

    private static TaskReported.Builder full(int attempt, TaskState state) {
        return TaskReported.newBuilder()
                .setTaskId(ID)
                .setType(TYPE)
                .setQueue(TaskQueue.DEFAULT)
                .setState(state)
                .setAttempt(attempt)
                .setAt(Facts.NOON)
                .setWorker(WIDEST.repeat(TaskRules.MAX_WORKER))
                .setError(WIDEST.repeat(TaskRules.MAX_ERROR))
                .setResultJson(WIDEST.repeat(TaskRules.MAX_RESULT / 3))
                .setProgress(100)
                .setProgressMessage(WIDEST.repeat(TaskRules.MAX_PROGRESS_MESSAGE));
    }

    private void showElsewhere(Task task) {
        try (TopologyDriver views = new TopologyDriver(TaskViewsTopology::new)) {
            views.input(Topics.TASKS).pipeInput(ID, task, Facts.NOON);
            sizes.add(views);
        }
        assertThat(sizes.largestOn(Topics.TASKS.name())).isLessThan(RecordSizes.LARGEST_CONCLUSION);
    }
}
