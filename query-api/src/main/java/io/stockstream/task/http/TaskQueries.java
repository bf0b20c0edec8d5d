package io.stockstream.task.http;

import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.task.http.TaskPart.Merged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads tasks. */
@Component
public class TaskQueries {

    private static final String BY_ID = "tasks";
    private static final String INDEX = "task-index";

    /** How often the stores are queried for one page; each query looks at a bounded number of tasks. */
    private static final int MOST_LOOKS = 5;

    /**
     * Few errors contain the text searched for, so a search looks through the stores once per page; the client
     * continues it with the next page.
     */
    private static final int MOST_LOOKS_OF_SEARCH = 1;

    private final StoreReads stores;
    private final ForgottenTasks forgotten;
    private final JsonMapper mapper;

    TaskQueries(StoreReads stores, ForgottenTasks forgotten, JsonMapper mapper) {
        this.stores = stores;
        this.forgotten = forgotten;
        this.mapper = mapper;
    }

    /** A task, also one that the stores have forgotten; no such task is an error. */
    TaskView show(String taskId) {
        return view(find(taskId, false).or(() -> forgotten.find(taskId)).orElseThrow(() -> unknown(taskId)));
    }

    /** A page of the list, newest first. It may be short, or even empty, while there is a next one. */
    Page<TaskView> list(TaskFilter filter, int limit, Optional<String> cursor) {
        Merged page = page(
                filter,
                limit,
                cursor.map(TaskKey::ofCursor),
                (parts, from, most) -> forgotten.with(parts, filter, from, most));
        return new Page<>(
                page.items().stream().map(this::view).toList(),
                page.next().map(TaskKey::cursor).orElse(null));
    }

    /** The newest failed tasks, as far as a short look finds any. */
    public List<TaskView> newestFailed(int limit) {
        return page(TaskFilter.failed(), limit, Optional.empty()).items().stream()
                .map(this::view)
                .toList();
    }

    /** A page of the list with all that is known of its tasks, without those that the stores have forgotten. */
    Merged page(TaskFilter filter, int limit, Optional<TaskKey> behind) {
        return page(filter, limit, behind, (parts, from, most) -> TaskPart.merge(parts, most));
    }

    /** Makes a page of the parts. */
    @FunctionalInterface
    private interface Merger {
        Merged merge(List<TaskPart> parts, Optional<TaskKey> from, int limit);
    }

    private Merged page(TaskFilter filter, int limit, Optional<TaskKey> behind, Merger merger) {
        // One more than wanted tells whether there is a next page.
        StoreRequest request = filter.on(StoreRequest.of(INDEX)).with("limit", Integer.toString(limit + 1));
        List<StoredTask> items = new ArrayList<>();
        Optional<TaskKey> from = behind;
        int most = filter.error().isPresent() ? MOST_LOOKS_OF_SEARCH : MOST_LOOKS;
        for (int look = 0; look < most; look++) {
            StoreRequest next = from.map(key -> key.behind(request)).orElse(request);
            Merged merged = merger.merge(stores.answers(next, TaskPart.class), from, limit - items.size());
            items.addAll(merged.items());
            from = merged.next();
            if (from.isEmpty() || items.size() == limit) {
                break;
            }
        }
        return new Merged(items, from);
    }

    /** A task with all that is known of it; no such task is an error. */
    StoredTask get(String taskId, boolean fresh) {
        return find(taskId, fresh).orElseThrow(() -> unknown(taskId));
    }

    private static ApiException unknown(String taskId) {
        return ApiException.of(ProblemCode.NOT_FOUND, "There is no task %s.".formatted(taskId));
    }

    /**
     * A task with all that is known of it.
     *
     * @param fresh whether to wait until all that is committed so far can be seen
     */
    Optional<StoredTask> find(String taskId, boolean fresh) {
        StoreRequest request = StoreRequest.of(BY_ID).with("task_id", taskId);
        return stores.byKey(fresh ? request.with("fresh", "true") : request, taskId, StoredTask.class);
    }

    /** A task as clients see it. */
    TaskView view(StoredTask task) {
        return TaskView.of(task, result(task.resultJson()));
    }

    /** Reports may come from outside: a result that is not JSON is shown as text. */
    private JsonNode result(String json) {
        if (json == null) {
            return null;
        }
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            return mapper.getNodeFactory().stringNode(json);
        }
    }
}
