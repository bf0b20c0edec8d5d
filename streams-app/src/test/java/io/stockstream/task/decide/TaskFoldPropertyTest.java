package io.stockstream.task.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.task.Task;
import io.stockstream.task.TaskAttempt;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import io.stockstream.task.topology.TaskFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TaskFoldPropertyTest {

    @Property
    void shouldEndTheSameInAnyOrderAndMultiplicity(@ForAll("facts") List<Task> facts, @ForAll Random random) {
        List<Task> shuffled = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        assertThat(Values.of(fold(shuffled))).isEqualTo(Values.of(fold(facts)));
    }

    /** As when partitions of several topics are read in turn: groups that were folded apart make the same. */
    @Property
    void shouldEndTheSameWhenPartsAreJoined(@ForAll("facts") List<Task> some, @ForAll("facts") List<Task> others) {
        List<Task> all = new ArrayList<>(some);
        all.addAll(others);

        assertThat(Values.of(fold(List.of(fold(some), fold(others))))).isEqualTo(Values.of(fold(all)));
    }

    /** Progress is the last report of the newest known attempt. */
    @Property
    void shouldKnowTheNewestProgressOfTheNewestAttempt(@ForAll("facts") List<Task> facts) {
        int newest = facts.stream()
                .flatMap(fact -> fact.getAttempts().stream())
                .mapToInt(TaskAttempt::getNumber)
                .max()
                .orElse(0);
        Instant last = facts.stream()
                .filter(fact -> fact.getProgress() != null && fact.getAttempt() == newest)
                .map(Task::getProgressAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Task end = fold(facts);

        assertThat(end.getProgressAt()).isEqualTo(last);
        assertThat(end.getProgress() == null).isEqualTo(last == null);
    }

    /** An attempt began at the earliest time that any report of it tells. */
    @Property
    void shouldKnowWhenEachAttemptBegan(@ForAll("facts") List<Task> facts) {
        for (TaskAttempt attempt : fold(facts).getAttempts()) {
            assertThat(attempt.getStartedAt())
                    .isEqualTo(facts.stream()
                            .flatMap(fact -> fact.getAttempts().stream())
                            .filter(told -> told.getNumber() == attempt.getNumber() && told.getStartedAt() != null)
                            .map(TaskAttempt::getStartedAt)
                            .min(Comparator.naturalOrder())
                            .orElse(null));
        }
    }

    /** A task is done as soon as any report says so; otherwise the last report of the highest attempt counts. */
    @Property
    void shouldBeDoneWhenAnybodySaysSo(@ForAll("facts") List<Task> facts) {
        Task end = fold(facts);

        if (facts.stream().anyMatch(fact -> fact.getState() == TaskState.SUCCEEDED)) {
            assertThat(end.getState()).isEqualTo(TaskState.SUCCEEDED);
        } else {
            assertThat(end.getAttempt())
                    .isEqualTo(facts.stream().mapToInt(Task::getAttempt).max().orElseThrow());
        }
        assertThat(end.getAttempts())
                .hasSizeLessThanOrEqualTo(Attempts.MOST)
                .isSortedAccordingTo((one, other) -> Integer.compare(one.getNumber(), other.getNumber()));
    }

    /** The version counts changes and is the one thing that depends on the order. */
    private static Task fold(List<Task> facts) {
        Task task = facts.stream().reduce(TaskFold::join).orElseThrow();
        return Task.newBuilder(task).setVersion(0).build();
    }

    @Provide
    Arbitrary<List<Task>> facts() {
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, requests()), net.jqwik.api.Tuple.of(6, reports()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(90);
    }

    private static Arbitrary<Task> requests() {
        return Combinators.combine(
                        Arbitraries.of("{}", "{\"a\":1}"),
                        Arbitraries.of("mail", "sum"),
                        Arbitraries.of(TaskQueue.DEFAULT, TaskQueue.PRIORITY),
                        Arbitraries.integers().between(0, 3))
                .as((payload, type, queue, second) ->
                        TaskFold.of(new TaskRequested(TaskFacts.ID, type, queue, payload, TaskFacts.at(second))));
    }

    /** Attempts beyond those that are kept, few times and texts, so that all that can be equal is. */
    private static Arbitrary<Task> reports() {
        Arbitrary<Integer> attempts = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 120));
        Arbitrary<TaskReported.Builder> reports = Combinators.combine(
                        Arbitraries.of(
                                TaskState.REQUESTED,
                                TaskState.RUNNING,
                                TaskState.RETRYING,
                                TaskState.FAILED,
                                TaskState.CANCELLED,
                                TaskState.SUCCEEDED),
                        attempts,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("a", "b").injectNull(0.3),
                        Arbitraries.of("x", "y").injectNull(0.3),
                        Arbitraries.of(TaskQueue.DEFAULT, TaskQueue.PRIORITY).injectNull(0.3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3).injectNull(0.5))
                .as((state, attempt, second, worker, text, queue, first, progress) -> TaskReported.newBuilder()
                        .setTaskId(TaskFacts.ID)
                        .setType(first == 0 ? "mail" : "sum")
                        .setQueue(queue)
                        .setState(state)
                        .setAttempt(state == TaskState.REQUESTED && first == 0 ? 0 : attempt)
                        .setAt(TaskFacts.at(second))
                        .setWorker(worker)
                        .setError(text)
                        .setResultJson(text)
                        .setNextAttemptAt(text == null ? null : TaskFacts.at(second))
                        .setProgress(progress)
                        .setProgressMessage(progress == null ? null : text));
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, 3).injectNull(0.4);
        return Combinators.combine(reports, starts)
                .as((report, start) -> TaskFold.of(report.setStartedAt(start == null ? null : TaskFacts.at(start))
                        .build()));
    }
}
