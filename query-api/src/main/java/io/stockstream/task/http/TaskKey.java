package io.stockstream.task.http;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.stockstream.movement.MovementRules;
import io.stockstream.platform.history.History;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.Cursor;
import io.stockstream.platform.web.Utf8Order;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/**
 * Where a task stands in the list: newest first, then by id. The same in every partition, and so in all of them
 * together.
 *
 * @param at when it was requested
 * @param id of the task
 */
record TaskKey(
        @JsonAlias("before_at") Instant at,
        @JsonAlias("before_id") String id) implements Comparable<TaskKey> {

    private static final String CURSOR = "tasks-1";

    private static final Comparator<TaskKey> ORDER =
            Comparator.comparing(TaskKey::at).reversed().thenComparing(TaskKey::id, Utf8Order.BYTES);

    static TaskKey of(StoredTask task) {
        return new TaskKey(task.requestedAt(), task.taskId());
    }

    /**
     * Reads a cursor.
     *
     * @throws io.stockstream.platform.web.ApiException when this list never gave it out
     */
    static TaskKey ofCursor(String text) {
        Cursor cursor = Cursor.decode(text, CURSOR, 2);
        try {
            Instant at = Instant.parse(cursor.parts().get(0));
            if (MovementRules.isInCalendar(at) && !cursor.parts().get(1).isEmpty()) {
                return new TaskKey(at, cursor.parts().get(1));
            }
        } catch (DateTimeException e) {
            throw Cursor.bad(text);
        }
        throw Cursor.bad(text);
    }

    /** The cursor of what follows. */
    String cursor() {
        return new Cursor(CURSOR, at.toString(), id).encode();
    }

    /** Asks for what follows. */
    StoreRequest behind(StoreRequest request) {
        return request.with("before_at", at.toString()).with("before_id", id);
    }

    /** The same for the history. */
    History.Place place() {
        return new History.Place(at, id);
    }

    @Override
    public int compareTo(TaskKey other) {
        return ORDER.compare(this, other);
    }
}
