package io.stockstream.task.http;

import io.stockstream.movement.MovementRules;
import io.stockstream.movement.TextLength;
import io.stockstream.platform.history.History;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Query;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which tasks of the list are wanted.
 *
 * @param status in the words of the log
 * @param queue in the words of the log
 * @param error text that the error contains, case-insensitive
 * @param from requested then or later
 * @param to requested before then
 */
record TaskFilter(
        Optional<String> status,
        Optional<String> type,
        Optional<String> queue,
        Optional<String> error,
        Optional<Instant> from,
        Optional<Instant> to) {

    private static final int LONGEST = 200;

    private static final List<String> STATUSES = Arrays.stream(TaskState.values())
            .filter(state -> state != TaskState.UNKNOWN)
            .map(state -> TaskView.word(state.name()))
            .toList();

    /** As the API calls the queues. */
    static final List<String> QUEUES = Arrays.stream(TaskQueue.values())
            .filter(queue -> queue != TaskQueue.UNKNOWN)
            .map(queue -> TaskView.word(queue.name()))
            .toList();

    TaskFilter {
        type.ifPresent(text -> limit("type", text));
        error.ifPresent(text -> limit("error", text));
        from.ifPresent(time -> inCalendar("from", time));
        to.ifPresent(time -> inCalendar("to", time));
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw ApiException.invalid("from", from.get().toString(), "must not be after to");
        }
    }

    /** Reads the parameters of a list. */
    static TaskFilter of(Query query) {
        return new TaskFilter(
                query.text("status").map(text -> symbol("status", text, STATUSES)),
                query.text("type"),
                query.text("queue").map(text -> symbol("queue", text, QUEUES)),
                query.text("error"),
                query.time("from"),
                query.time("to"));
    }

    /** The failed tasks. */
    static TaskFilter failed() {
        return new TaskFilter(
                Optional.of(TaskState.FAILED.name()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The log's symbol for a word of the API. */
    static String symbol(String name, String text, List<String> words) {
        if (!words.contains(text)) {
            throw ApiException.invalid(name, text, "must be one of " + String.join(", ", words));
        }
        return text.toUpperCase(Locale.ROOT);
    }

    StoreRequest on(StoreRequest request) {
        StoreRequest filtered = with(request, "status", status);
        filtered = with(filtered, "type", type);
        filtered = with(filtered, "queue", queue);
        filtered = with(filtered, "error", error);
        filtered = with(filtered, "from", from.map(Instant::toString));
        return with(filtered, "to", to.map(Instant::toString));
    }

    /** The same of the tasks that the stores may have forgotten, but for the text in the error. */
    History.TaskRange behind(Instant seam, Optional<TaskKey> key, int limit) {
        return new History.TaskRange(seam, key.map(TaskKey::place), status, type, queue, from, to, limit);
    }

    private static StoreRequest with(StoreRequest request, String name, Optional<String> value) {
        return value.map(text -> request.with(name, text)).orElse(request);
    }

    private static void limit(String name, String text) {
        if (TextLength.of(text) > LONGEST) {
            throw ApiException.invalid(name, text, "must have at most %d characters".formatted(LONGEST));
        }
    }

    private static void inCalendar(String name, Instant time) {
        if (!MovementRules.isInCalendar(time)) {
            throw ApiException.invalid(name, time.toString(), MovementRules.CALENDAR);
        }
    }
}
