package io.stockstream.task.decide;

import io.stockstream.task.Task;
import io.stockstream.task.TaskAttempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Progress of an attempt. Of two the one of the higher attempt wins, within an attempt the later one, in whichever
 * order they come.
 *
 * @param attempt number of the newest attempt that is known of; 0 when there is none
 * @param at when it was reported; {@code null} when nothing was
 */
record Progress(int attempt, Instant at, Integer percent, String message) {

    private static final Comparator<Progress> NEWER = Comparator.comparingInt(Progress::attempt)
            .thenComparing(Progress::at, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Progress::percent, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Progress::message, Attempts.TEXTS);

    /** The progress in a task's state; an attempt without a report is newer than an earlier one with a report. */
    static Progress of(Task task) {
        List<TaskAttempt> attempts = task.getAttempts();
        int newest = attempts.isEmpty() ? 0 : attempts.getLast().getNumber();
        return new Progress(newest, task.getProgressAt(), task.getProgress(), task.getProgressMessage());
    }

    /** The newer of two. */
    static Progress newer(Task one, Task other) {
        Progress some = of(one);
        Progress others = of(other);
        return NEWER.compare(some, others) >= 0 ? some : others;
    }

    /** The same state with this progress. */
    Task.Builder in(Task.Builder task) {
        return task.setProgress(percent).setProgressMessage(message).setProgressAt(at);
    }
}
