package io.stockstream.streams.task.state;

import io.stockstream.task.Task;
import io.stockstream.task.TaskAttempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How far an attempt is. Of two it is that of the higher attempt, of one attempt that told last: the same whichever way
 * round.
 *
 * @param attempt number of the newest attempt that is known of; 0 when there is none
 * @param at when it was reported; {@code null} when nothing was
 */
record Progress(int attempt, Instant at, Integer percent, String message) {

    private static final Comparator<Progress> NEWER = Comparator.comparingInt(Progress::attempt)
            .thenComparing(Progress::at, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Progress::percent, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Progress::message, Attempts.TEXTS);

    /** What a task's state says; an attempt that told nothing is newer than one before it that did. */
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
