package io.stockstream.api.testing;

import io.stockstream.platform.database.TaskLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The part of the ledger that the API uses, scripted by a test. An unknown task may be cancelled and retried, once. */
public final class FakeTaskLedger implements TaskLedger {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private volatile RuntimeException failure;

    /** Forgets the script. */
    public synchronized void reset() {
        entries.clear();
        calls.clear();
        failure = null;
    }

    /** Lets every further call fail. */
    public void fail(RuntimeException failureOfAll) {
        failure = failureOfAll;
    }

    /** Scripts the entry of a task. */
    public void put(String taskId, Entry entry) {
        entries.put(taskId, entry);
    }

    /** The calls since the last reset, except reads. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Optional<Entry> find(String taskId) {
        check();
        return Optional.ofNullable(entries.get(taskId));
    }

    @Override
    public synchronized Optional<Integer> cancel(String taskId, String type, int attempt) {
        check();
        calls.add("cancel %s %s %d".formatted(taskId, type, attempt));
        Entry known = entries.get(taskId);
        if (known != null && (known.done() || known.failed() || known.cancelled())) {
            return Optional.empty();
        }
        int raised = Math.max(attempt, known == null ? 0 : known.attempt());
        entries.put(taskId, new Entry(raised, false, false, true));
        return Optional.of(raised);
    }

    @Override
    public synchronized Optional<Integer> redrive(String taskId, String type, int attempt) {
        check();
        calls.add("redrive %s %s %d".formatted(taskId, type, attempt));
        Entry known = entries.get(taskId);
        if (known != null && (known.done() || !(known.failed() || known.cancelled()))) {
            return Optional.empty();
        }
        int raised = Math.max(attempt, known == null ? 0 : known.attempt());
        entries.put(taskId, new Entry(raised, false, false, false));
        return Optional.of(raised);
    }

    @Override
    public synchronized void giveBack(String taskId) {
        check();
        calls.add("giveBack " + taskId);
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }
}
