package io.stockstream.task.decide;

import static io.stockstream.task.topology.TaskFacts.at;
import static io.stockstream.task.topology.TaskFacts.report;
import static io.stockstream.task.topology.TaskFacts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.task.Task;
import io.stockstream.task.TaskAttempt;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskState;
import io.stockstream.task.topology.TaskFacts;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskFoldTest {

    private Task task = TaskFold.of(request());

    private void tell(TaskState state, int attempt, int second) {
        task = TaskFold.join(task, TaskFold.of(report(state, attempt, second)));
    }

    @Test
    void shouldFollowATaskToItsResult() {
        tell(TaskState.RUNNING, 1, 1);
        tell(TaskState.RETRYING, 1, 2);
        assertThat(task.getState()).isEqualTo(TaskState.RETRYING);
        assertThat(task.getError()).isEqualTo("no 1");
        assertThat(task.getNextAttemptAt()).isEqualTo(at(12));

        tell(TaskState.RUNNING, 2, 12);
        assertThat(task.getError()).isNull();
        assertThat(task.getNextAttemptAt()).isNull();

        tell(TaskState.SUCCEEDED, 2, 13);
        assertThat(task.getState()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(task.getResultJson()).isEqualTo("{\"sent\":true}");
        assertThat(task.getPayload()).isEqualTo("{\"a\":1}");
        assertThat(task.getRequestedAt()).isEqualTo(at(0));
        assertThat(task.getUpdatedAt()).isEqualTo(at(13));
        assertThat(task.getVersion()).isEqualTo(5);
        assertThat(task.getAttempts())
                .containsExactly(
                        new TaskAttempt(1, TaskState.RETRYING, at(1), at(2), "w1", "no 1"),
                        new TaskAttempt(2, TaskState.SUCCEEDED, at(12), at(13), "w2", null));
    }

    /** As when its worker reported it as running. */
    @Test
    void shouldKnowWhenAnAttemptBeganThatIsToldOfAtItsEnd() {
        tell(begun(TaskState.RETRYING, 1, 1, 2));
        tell(begun(TaskState.FAILED, 2, 12, 13));
        tell(begun(TaskState.CANCELLED, 3, 20, 22));
        tell(begun(TaskState.SUCCEEDED, 4, 30, 31));

        assertThat(task.getAttempts())
                .containsExactly(
                        new TaskAttempt(1, TaskState.RETRYING, at(1), at(2), "w1", "no 1"),
                        new TaskAttempt(2, TaskState.FAILED, at(12), at(13), "w2", "no 2"),
                        new TaskAttempt(3, TaskState.CANCELLED, at(20), at(22), "w3", null),
                        new TaskAttempt(4, TaskState.SUCCEEDED, at(30), at(31), "w4", null));
        assertThat(task.getUpdatedAt()).isEqualTo(at(31));
        assertThat(task.getVersion()).isEqualTo(5);
        Task before = task;

        tell(TaskState.RUNNING, 4, 30);

        assertThat(task).as("running, told late").isSameAs(before);
    }

    /** The report of the beginning may be lost. */
    @Test
    void shouldKnowFromItsProgressWhenAnAttemptBegan() {
        tell(begun(TaskState.RUNNING, 1, 1, 4));

        assertThat(task.getAttempts()).containsExactly(new TaskAttempt(1, TaskState.RUNNING, at(1), null, "w1", null));
    }

    private static TaskReported begun(TaskState state, int attempt, int start, int second) {
        return TaskReported.newBuilder(report(state, attempt, second))
                .setStartedAt(at(start))
                .build();
    }

    private void tell(TaskReported report) {
        task = TaskFold.join(task, TaskFold.of(report));
    }

    @Test
    void shouldNotChangeWhenAFactComesAgain() {
        tell(TaskState.RUNNING, 1, 1);
        tell(TaskState.SUCCEEDED, 1, 2);
        Task before = task;

        tell(TaskState.RUNNING, 1, 1);
        tell(TaskState.SUCCEEDED, 1, 9);
        task = TaskFold.join(task, TaskFold.of(request()));

        assertThat(task).isSameAs(before);
    }

    @Test
    void shouldStayDoneWhateverALateWorkerSays() {
        tell(TaskState.SUCCEEDED, 1, 5);
        tell(TaskState.FAILED, 2, 6);

        assertThat(task.getState()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(task.getAttempt()).isEqualTo(1);
        assertThat(task.getAttempts()).hasSize(2);
    }

    @Test
    void shouldOpenAFailedTaskAgainAndFailItAgain() {
        tell(TaskState.FAILED, 3, 5);
        tell(TaskState.REQUESTED, 3, 8);
        assertThat(task.getState()).isEqualTo(TaskState.REQUESTED);
        assertThat(task.getAttempt()).isEqualTo(3);

        tell(TaskState.RUNNING, 4, 9);
        tell(TaskState.FAILED, 4, 10);
        assertThat(task.getState()).isEqualTo(TaskState.FAILED);

        tell(TaskState.REQUESTED, 3, 11);
        assertThat(task.getState()).as("a redrive that is late").isEqualTo(TaskState.FAILED);
    }

    @Test
    void shouldStayOpenWhenTheFailureThatWasReopenedIsToldAgain() {
        tell(TaskState.REQUESTED, 3, 8);
        tell(TaskState.FAILED, 3, 9);

        assertThat(task.getState()).isEqualTo(TaskState.REQUESTED);
    }

    @Test
    void shouldCancelBeforeTheFirstAttemptAndDuringOne() {
        task = TaskFold.join(
                task,
                TaskFold.of(TaskReported.newBuilder(report(TaskState.CANCELLED, 1, 2))
                        .setWorker(null)
                        .build()));
        assertThat(task.getState()).isEqualTo(TaskState.CANCELLED);
        assertThat(task.getAttempts()).isEmpty();

        tell(TaskState.RUNNING, 1, 3);
        assertThat(task.getState()).isEqualTo(TaskState.CANCELLED);
        assertThat(task.getAttempts()).hasSize(1);
    }

    @Test
    void shouldShowAnAttemptThatWasStopped() {
        tell(TaskState.RUNNING, 1, 1);
        task = TaskFold.join(
                task,
                TaskFold.of(TaskReported.newBuilder(report(TaskState.CANCELLED, 1, 2))
                        .setWorker(null)
                        .build()));
        tell(TaskState.CANCELLED, 1, 3);

        assertThat(task.getState()).isEqualTo(TaskState.CANCELLED);
        assertThat(task.getUpdatedAt()).isEqualTo(at(2));
        assertThat(task.getAttempts())
                .containsExactly(new TaskAttempt(1, TaskState.CANCELLED, at(1), at(3), "w1", null));
    }

    @Test
    void shouldFollowTheProgressOfTheNewestAttempt() {
        tell(TaskState.RUNNING, 1, 1);
        progress(1, 3, 70);
        progress(1, 2, 30);
        assertThat(task.getProgress()).isEqualTo(70);
        assertThat(task.getProgressMessage()).isEqualTo("at 3");
        assertThat(task.getUpdatedAt()).as("it runs since then").isEqualTo(at(1));

        tell(TaskState.RUNNING, 2, 5);
        assertThat(task.getProgress()).isNull();
        progress(1, 6, 90);
        assertThat(task.getProgress()).as("of an attempt that is over").isNull();

        progress(2, 7, 10);
        tell(TaskState.SUCCEEDED, 2, 8);
        assertThat(task.getProgress()).isEqualTo(10);
        assertThat(task.getProgressAt()).isEqualTo(at(7));
    }

    private void progress(int attempt, int second, int percent) {
        task = TaskFold.join(
                task,
                TaskFold.of(TaskReported.newBuilder(report(TaskState.RUNNING, attempt, second))
                        .setProgress(percent)
                        .setProgressMessage("at " + second)
                        .build()));
    }

    @Test
    void shouldKeepTheNewestAttempts() {
        IntStream.rangeClosed(1, 60).forEach(attempt -> tell(TaskState.RETRYING, attempt, attempt));
        tell(TaskState.RUNNING, 3, 3);

        assertThat(task.getAttempts()).hasSize(Attempts.MOST);
        assertThat(task.getAttempts().getFirst().getNumber()).isEqualTo(11);
        assertThat(task.getAttempt()).isEqualTo(60);
    }

    @Test
    void shouldKnowATaskOfATopologyFromReportsAlone() {
        TaskReported placed = TaskReported.newBuilder(report(TaskState.SUCCEEDED, 1, 2))
                .setQueue(null)
                .setType("place_order")
                .build();

        Task done = TaskFold.join(null, TaskFold.of(placed));

        assertThat(done.getQueue()).isNull();
        assertThat(done.getPayload()).isNull();
        assertThat(done.getRequestedAt()).isEqualTo(at(2));
        assertThat(done.getState()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void shouldTakeTypeAndQueueFromTheRequest() {
        TaskReported first = TaskReported.newBuilder(report(TaskState.REQUESTED, 0, 0))
                .setQueue(TaskQueue.DEFAULT)
                .setType("zzz")
                .build();

        Task joined = TaskFold.join(TaskFold.of(first), TaskFold.of(request()));

        assertThat(joined.getQueue()).isEqualTo(TaskQueue.PRIORITY);
        assertThat(joined.getType()).isEqualTo(TaskFacts.TYPE);
    }
}
