package io.stockstream.task.topology;

import static io.stockstream.task.topology.TaskFacts.report;
import static io.stockstream.task.topology.TaskFacts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.RunId;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTopologyTest {

    private final TopologyDriver topology = new TopologyDriver(serdes -> new TaskTopology(serdes, 1, () -> {}));
    private final TestInputTopic<String, TaskRequested> priority = topology.input(Topics.TASKS_PRIORITY);
    private final TestInputTopic<String, TaskRequested> requests = topology.input(Topics.TASKS_DEFAULT);
    private final TestInputTopic<String, TaskReported> reports = topology.input(Topics.TASK_REPORTS);
    private final TestOutputTopic<String, Task> tasks = topology.output(Topics.TASKS);
    private final TestOutputTopic<String, ScheduleRunEnded> runEnds = topology.output(Topics.SCHEDULE_RUN_ENDS);
    private final TestOutputTopic<byte[], byte[]> letters = topology.deadLetters();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTellTheStoryOfATaskThatIsTriedTwice() {
        priority.pipeInput(TaskFacts.ID, request());
        tell(report(TaskState.RUNNING, 1, 1));
        tell(report(TaskState.RETRYING, 1, 2));
        tell(report(TaskState.RUNNING, 2, 12));
        tell(report(TaskState.SUCCEEDED, 2, 13));

        assertThat(tasks.readValuesToList())
                .extracting(Task::getState)
                .containsExactly(
                        TaskState.REQUESTED,
                        TaskState.RUNNING,
                        TaskState.RETRYING,
                        TaskState.RUNNING,
                        TaskState.SUCCEEDED);
        noFurtherEvents();
    }

    @Test
    void shouldTellTheStoryOfATaskThatIsSoonDoneInTwoStates() {
        priority.pipeInput(TaskFacts.ID, request());
        tell(TaskReported.newBuilder(report(TaskState.SUCCEEDED, 1, 2))
                .setStartedAt(TaskFacts.at(1))
                .build());

        List<Task> told = tasks.readValuesToList();
        assertThat(told).extracting(Task::getState).containsExactly(TaskState.REQUESTED, TaskState.SUCCEEDED);
        assertThat(told.getLast().getAttempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.getStartedAt()).isEqualTo(TaskFacts.at(1));
            assertThat(attempt.getEndedAt()).isEqualTo(TaskFacts.at(2));
        });
        noFurtherEvents();
    }

    @Test
    void shouldSayNothingWhenFactsComeAgain() {
        priority.pipeInput(TaskFacts.ID, request());
        tell(report(TaskState.SUCCEEDED, 1, 2));
        assertThat(tasks.readValuesToList()).hasSize(2);

        tell(report(TaskState.SUCCEEDED, 1, 2));
        priority.pipeInput(TaskFacts.ID, request());
        tell(report(TaskState.RUNNING, 1, 1));

        assertThat(tasks.readValuesToList())
                .singleElement()
                .satisfies(task -> assertThat(task.getState()).isEqualTo(TaskState.SUCCEEDED))
                .satisfies(task ->
                        assertThat(task.getAttempts().getFirst().getStartedAt()).isEqualTo(TaskFacts.at(1)));
        noFurtherEvents();
    }

    @Test
    void shouldKnowATaskWhoseReportsOvertakeItsRequest() {
        tell(report(TaskState.SUCCEEDED, 1, 2));
        requests.pipeInput(
                TaskFacts.ID,
                TaskRequested.newBuilder(request()).setQueue(TaskQueue.DEFAULT).build());

        Task task = tasks.readValuesToList().getLast();

        assertThat(task.getState()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(task.getQueue()).isEqualTo(TaskQueue.DEFAULT);
        assertThat(task.getRequestedAt()).isEqualTo(TaskFacts.at(0));
        noFurtherEvents();
    }

    @Test
    void shouldOpenAFailedTaskAgain() {
        priority.pipeInput(TaskFacts.ID, request());
        tell(report(TaskState.FAILED, 20, 5));
        tell(report(TaskState.REQUESTED, 20, 60));
        priority.pipeInput(TaskFacts.ID, request());
        tell(report(TaskState.SUCCEEDED, 21, 62));

        assertThat(tasks.readValuesToList())
                .extracting(Task::getState)
                .containsExactly(TaskState.REQUESTED, TaskState.FAILED, TaskState.REQUESTED, TaskState.SUCCEEDED);
        noFurtherEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void shouldTellAScheduleWhenItsRunHasEnded(TaskState end) {
        String run = RunId.due(7, TaskFacts.NOON);
        requests.pipeInput(
                run, TaskRequested.newBuilder(request()).setTaskId(run).build());
        for (TaskState state : List.of(TaskState.RUNNING, end, end)) {
            reports.pipeInput(
                    run,
                    TaskReported.newBuilder(report(state, 1, 2)).setTaskId(run).build());
        }

        assertThat(runEnds.readKeyValuesToList()).singleElement().satisfies(told -> {
            assertThat(told.key).isEqualTo("7");
            assertThat(told.value.getTaskId()).isEqualTo(run);
            assertThat(told.value.getState()).isEqualTo(end.name().toLowerCase(Locale.ROOT));
        });
        assertThat(tasks.readValuesToList()).hasSize(3);
        noFurtherEvents();
    }

    @Test
    void shouldPutAsideWhatIsNoFactOfItsKey() {
        priority.pipeInput("another", request());
        reports.pipeInput(TaskFacts.ID, report(TaskState.RUNNING, 0, 1));
        reports.pipeInput(
                TaskFacts.ID,
                TaskReported.newBuilder(report(TaskState.RUNNING, 1, 1))
                        .setProgress(101)
                        .build());
        reports.pipeInput(TaskFacts.ID, null);
        requests.pipeInput("", new TaskRequested("", TaskFacts.TYPE, TaskQueue.UNKNOWN, "{}", TaskFacts.NOON));

        assertThat(letters.readRecordsToList())
                .extracting(TaskTopologyTest::code)
                .containsExactly("invalid_task", "invalid_task", "invalid_task", "invalid_task", "invalid_task");
        noFurtherEvents();
    }

    @Test
    void shouldPutAsideWhatIsInTheWrongPartition() {
        try (TopologyDriver wide = new TopologyDriver(serdes -> new TaskTopology(serdes, 1_000_000, () -> {}))) {
            wide.input(Topics.TASKS_PRIORITY).pipeInput(TaskFacts.ID, request());

            assertThat(wide.deadLetters()
                            .readRecord()
                            .headers()
                            .lastHeader("__streams.errors.message")
                            .value())
                    .asString(StandardCharsets.UTF_8)
                    .contains("murmur2");
            assertThat(wide.output(Topics.TASKS).isEmpty()).isTrue();
        }
    }

    private void tell(TaskReported report) {
        reports.pipeInput(TaskFacts.ID, report);
    }

    private void noFurtherEvents() {
        assertThat(tasks.isEmpty()).isTrue();
        assertThat(runEnds.isEmpty()).isTrue();
        assertThat(letters.isEmpty()).isTrue();
    }

    private static String code(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetters.CODE).value(), StandardCharsets.UTF_8);
    }
}
