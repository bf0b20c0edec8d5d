package io.stockstream.task.store;

import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.KeyRange;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import io.stockstream.task.view.ReadableTaskLists;
import io.stockstream.task.view.TaskCountKey;
import io.stockstream.task.view.TaskIndexKey;
import io.stockstream.task.view.TaskScope;
import io.stockstream.task.view.TaskViewsTopology;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tasks of one partition, newest first, and their number; the caller merges the partitions. */
@RestController
@ConditionalOnTopology(TaskViewsTopology.NAME)
public final class TaskListController {

    /** One more than a page of the public API: by the extra one it knows that there is a next page. */
    private static final int MOST_TASKS = 101;

    /** Types whose lists are merged: clients can only ask for known ones, but a producer may write any. */
    public static final int MOST_MERGED = 100;

    /** Types are known ones, so there are few. */
    private static final int MOST_COUNTS = 5_000;

    private final StoreReader reader;

    public TaskListController(StoreReader reader) {
        this.reader = reader;
    }

    /**
     * Tasks requested from {@code from} on and before {@code to}, newest first, then by id. One call looks at a bounded
     * number of tasks: {@code next} says where to continue when it ended before the page was full.
     */
    @GetMapping("/store/task-index")
    ObjectNode index(
            @RequestParam int partition,
            @RequestParam Optional<String> status,
            @RequestParam Optional<String> type,
            @RequestParam Optional<String> queue,
            @RequestParam Optional<String> error,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam("before_at") Optional<Instant> beforeAt,
            @RequestParam("before_id") Optional<String> beforeId,
            @RequestParam int limit) {
        TaskScope scope = new TaskScope(
                status.map(word -> TaskState.valueOf(word.toUpperCase(Locale.ROOT))),
                type,
                queue.map(word -> TaskQueue.valueOf(word.toUpperCase(Locale.ROOT))));
        TaskPage page = new TaskPage(scope, error, Math.min(limit, MOST_TASKS));
        List<KeyRange> ranges = parts(scope, partition).stream()
                .map(part -> new KeyRange(
                        beforeAt.isPresent() && beforeId.isPresent()
                                ? TaskIndexKey.after(part, beforeAt.get(), beforeId.get())
                                : TaskIndexKey.first(part, to.orElse(null)),
                        TaskIndexKey.last(part, from.orElse(null))))
                .toList();
        reader.visit(
                ReadableTaskLists.INDEX,
                partition,
                ranges,
                TaskIndexKey::compareTasks,
                (KeyValue<Bytes, byte[]> entry) -> page.add(
                        entry.key,
                        // No barrier: the entry was there, so the task is.
                        taskId -> reader.row(ReadableTaskLists.TASKS, partition, taskId, ReadMode.AT_ONCE)));
        return page.json();
    }

    /**
     * The scopes of the index in which to look. A task has one type, so it is in one of a state's parts; where there
     * are too many, all tasks are read, and the page keeps those of the state.
     */
    private List<TaskScope> parts(TaskScope scope, int partition) {
        if (scope.isIndexed()) {
            return List.of(scope);
        }
        List<TaskScope> parts = reader.list(
                ReadableTaskLists.COUNTS,
                partition,
                TaskCountKey.first(),
                TaskCountKey.last(),
                MOST_MERGED + 1,
                (KeyValue<Bytes, Long> bucket) -> scope.state()
                        .filter(TaskCountKey.state(bucket.key)::equals)
                        .map(state -> scope.ofType(TaskCountKey.type(bucket.key))));
        return parts.size() > MOST_MERGED ? List.of(scope.ofAnyState()) : parts;
    }

    /** How many tasks of each type are in each state; those of which there are none are left out. */
    @GetMapping("/store/task-counts")
    ObjectNode counts(@RequestParam int partition) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items")
                .addAll(reader.list(
                        ReadableTaskLists.COUNTS,
                        partition,
                        TaskCountKey.first(),
                        TaskCountKey.last(),
                        MOST_COUNTS,
                        (KeyValue<Bytes, Long> bucket) -> Optional.of(JsonNodeFactory.instance
                                .objectNode()
                                .put("type", TaskCountKey.type(bucket.key))
                                .put("state", TaskCountKey.state(bucket.key).name())
                                .put("count", bucket.value))));
        return page;
    }
}
