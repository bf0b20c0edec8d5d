package io.stockstream.task.store;

import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.task.Task;
import io.stockstream.task.TaskAttempt;
import io.stockstream.task.view.TaskIndexKey;
import io.stockstream.task.view.TaskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A page of tasks in the making: it ends when it is full, and before that when it has cost enough. */
public final class TaskPage {

    /** Index entries that one call looks at. */
    public static final int MOST_ENTRIES = 500;

    /** Most characters of payloads, results and errors in one answer, except that it contains at least one task. */
    static final int MOST_CHARACTERS = 500_000;

    private final TaskScope scope;
    private final Optional<String> error;
    private final int limit;
    private final List<ObjectNode> items = new ArrayList<>();
    private int entries;
    private long characters;
    private Bytes stoppedAt;

    /**
     * @param scope which tasks
     * @param error text that their errors contain, case-insensitive, if given
     * @param limit how many tasks make it full
     */
    TaskPage(TaskScope scope, Optional<String> error, int limit) {
        this.scope = scope;
        this.error = error.map(text -> text.toLowerCase(Locale.ROOT));
        this.limit = limit;
    }

    /**
     * Takes the task of an index entry, if it fits. One that has got another state since then is passed over.
     *
     * @param tasks finds a task by its id
     * @return whether there is place for more
     */
    boolean add(Bytes key, Function<String, Optional<Task>> tasks) {
        if (items.size() >= limit) {
            return false;
        }
        tasks.apply(TaskIndexKey.taskId(key))
                .filter(scope::contains)
                .filter(this::hasError)
                .ifPresent(this::take);
        if (items.size() >= limit) {
            return false;
        }
        if (++entries >= MOST_ENTRIES || characters >= MOST_CHARACTERS) {
            stoppedAt = key;
            return false;
        }
        return true;
    }

    /** The page; {@code next} says where to continue if the search stopped early, otherwise it is null. */
    ObjectNode json() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(items);
        if (stoppedAt == null) {
            page.putNull("next");
        } else {
            page.putObject("next")
                    .put("before_at", TaskIndexKey.requestedAt(stoppedAt).toString())
                    .put("before_id", TaskIndexKey.taskId(stoppedAt));
        }
        return page;
    }

    private boolean hasError(Task task) {
        return error.map(text -> task.getError() != null
                        && task.getError().toLowerCase(Locale.ROOT).contains(text))
                .orElse(true);
    }

    private void take(Task task) {
        items.add(AvroJson.of(task));
        characters += length(task.getPayload()) + length(task.getResultJson()) + length(task.getError());
        for (TaskAttempt attempt : task.getAttempts()) {
            characters += length(attempt.getError());
        }
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
