package io.stockstream.simulation.outside;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** What handlers did outside. */
final class DoneWork {

    private static final int FAILURES_PERCENT = 15;

    private Predicate<String> isDone = taskId -> false;
    private String newest;
    private String repeated;
    private String wrong;
    private Random failing;

    /** From now on some of it fails. */
    void mayFail(Random random) {
        failing = random;
    }

    void mayNotFail() {
        failing = null;
    }

    /**
     * An attempt begins.
     *
     * @param ledger whether it says that a task is done
     */
    void begin(Predicate<String> ledger) {
        isDone = ledger;
        newest = null;
        repeated = null;
        wrong = null;
    }

    /** The task that was acted on although its ledger said that it was done; to be asked for, since a worker bears whatever a handler throws. */
    Optional<String> repeated() {
        return Optional.ofNullable(repeated);
    }

    /** What the task asks for cannot be. */
    void isWrong(String message) {
        wrong = message;
    }

    /** What was asked for and cannot be; to be asked for, as a repetition is. */
    Optional<String> wrong() {
        return Optional.ofNullable(wrong);
    }

    /** The task is acted on, unless it fails. */
    void act(String taskId) {
        if (isDone.test(taskId)) {
            repeated = taskId;
        }
        if (failing != null && Goods.chance(FAILURES_PERCENT, failing)) {
            throw new IllegalStateException("It did not work");
        }
        newest = taskId;
    }

    /** The task that was acted on in the newest attempt; empty when none was. */
    Optional<String> newest() {
        return Optional.ofNullable(newest);
    }
}
