package io.stockstream.task.topology;

import static io.stockstream.task.topology.TaskFacts.report;
import static io.stockstream.task.topology.TaskFacts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.horizon.Horizon;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.Task;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskHorizonTest {

    private final AtomicInteger late = new AtomicInteger();
    private final TopologyDriver topology =
            new TopologyDriver(serdes -> new TaskTopology(serdes, 1, late::incrementAndGet));
    private final TestInputTopic<String, TaskRequested> requests = topology.input(Topics.TASKS_DEFAULT);
    private final TestInputTopic<String, TaskReported> reports = topology.input(Topics.TASK_REPORTS);
    private final TestInputTopic<String, Horizon> horizons = topology.input(Topics.TASK_HORIZONS);
    private final TestOutputTopic<String, Horizon> stretches = topology.output(Topics.TASK_HORIZONS);
    private final TestOutputTopic<String, Task> tasks = topology.output(Topics.TASKS);

    @AfterEach
    void close() {
        assertThat(topology.deadLetters().isEmpty()).isTrue();
        topology.close();
    }

    @Test
    void shouldForgetATaskThatHasNotChangedSinceAndIgnoreLateFacts() {
        requests.pipeInput(TaskFacts.ID, request());
        reports.pipeInput(TaskFacts.ID, report(TaskState.SUCCEEDED, 1, 2));
        tasks.readValuesToList();

        move(TaskFacts.at(2));
        assertThat(stretches.readValuesToList()).hasSize(1);
        assertThat(tasks.isEmpty()).as("not before its last change").isTrue();

        move(TaskFacts.at(3));
        assertThat(stretches.readValuesToList()).hasSize(1);
        assertThat(tasks.readRecord()).satisfies(tombstone -> {
            assertThat(tombstone.key()).isEqualTo(TaskFacts.ID);
            assertThat(tombstone.value()).isNull();
        });

        requests.pipeInput(TaskFacts.ID, request());
        reports.pipeInput(TaskFacts.ID, report(TaskState.SUCCEEDED, 1, 2));
        assertThat(late).hasValue(2);
        assertThat(tasks.isEmpty()).isTrue();
        assertThat(topology.driver().getKeyValueStore(TaskStores.TASKS).get(TaskFacts.ID))
                .isNull();
        assertThat(stretches.isEmpty()).isTrue();
    }

    @Test
    void shouldTakeAFactOfTheTimeSince() {
        move(TaskFacts.at(3));
        reports.pipeInput(TaskFacts.ID, report(TaskState.RUNNING, 1, 3));

        assertThat(tasks.readValue().getState()).isEqualTo(TaskState.RUNNING);
        assertThat(late).hasValue(0);
    }

    /** A report may be as old as it likes about a task that is known. */
    @Test
    void shouldTakeAnOldFactAboutATaskThatIsKnown() {
        reports.pipeInput(TaskFacts.ID, report(TaskState.RUNNING, 2, 9));
        tasks.readValuesToList();
        move(TaskFacts.at(5));
        stretches.readValuesToList();

        requests.pipeInput(TaskFacts.ID, request());

        assertThat(tasks.readValue().getPayload()).isNotNull();
        assertThat(late).hasValue(0);
    }

    private void move(Instant before) {
        Instant due = before.plusSeconds(3600);
        horizons.pipeInput(null, new Horizon(due, before, null, null), due);
    }
}
