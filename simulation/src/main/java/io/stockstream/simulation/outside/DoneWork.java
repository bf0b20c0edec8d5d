package io.stockstream.simulation.outside;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Records what handlers did. */
final class DoneWork {

    private static final int FAILURES_PERCENT = 15;

    private Predicate<String> isDone = taskId -> false;
    private String newest;
    private String repeated;
    private String wrong;
    private Random failing;

    /** From now on some attempts fail. */
    void mayFail(Random random) {
        failing = random;
    }

    void mayNotFail() {
        failing = null;
    }

    /**
     * An attempt begins.
     *
     * @param ledger whether a task is done according to the ledger
     */
    void begin(Predicate<String> ledger) {
        isDone = ledger;
        newest = null;
        repeated = null;
        wrong = null;
    }

    /**
     * The task that was executed although its ledger recorded it as done. To be polled, because a worker survives
     * whatever a handler throws.
     */
    Optional<String> repeated() {
        return Optional.ofNullable(repeated);
    }

    /** The task is invalid. */
    void isWrong(String message) {
        wrong = message;
    }

    /** What is invalid about the task. To be polled, like a repetition. */
    Optional<String> wrong() {
        return Optional.ofNullable(wrong);
    }

    /** Executes the task, unless it fails. */
    void act(String taskId) {
        if (isDone.test(taskId)) {
            repeated = taskId;
        }
        if (failing != null && Goods.chance(FAILURES_PERCENT, failing)) {
            throw new IllegalStateException("It did not work");
        }
        newest = taskId;
    }

    /** The task executed in the newest attempt; empty when none was. */
    Optional<String> newest() {
        return Optional.ofNullable(newest);
    }
}
