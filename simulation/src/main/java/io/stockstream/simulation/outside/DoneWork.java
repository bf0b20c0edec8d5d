package io.stockstream.simulation.outside;

import io.stockstream.simulation.Violation;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** What handlers did outside. */
final class DoneWork {

    private static final int FAILURES_PERCENT = 15;

    private Predicate<String> isDone = taskId -> false;
    private String newest;
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
    }

    /** The task is acted on, unless it fails. */
    void act(String taskId) {
        Violation.unless(!isDone.test(taskId), "Task %s is acted on again; its ledger says that it is done", taskId);
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
