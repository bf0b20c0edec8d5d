package io.stockstream.api.task;

import io.stockstream.api.store.StoreReads;
import io.stockstream.api.store.StoreRequest;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads tasks. */
@Component
class TaskQueries {

    private static final String BY_ID = "tasks";

    private final StoreReads stores;
    private final JsonMapper mapper;

    TaskQueries(StoreReads stores, JsonMapper mapper) {
        this.stores = stores;
        this.mapper = mapper;
    }

    /** A task; no such task is an error. */
    TaskView show(String taskId) {
        StoredTask task = find(taskId, false);
        return TaskView.of(task, result(task.resultJson()));
    }

    /**
     * A task with all that is known of it; no such task is an error.
     *
     * @param fresh whether to wait until all that is committed by now can be seen
     */
    StoredTask find(String taskId, boolean fresh) {
        StoreRequest request = StoreRequest.of(BY_ID).with("task_id", taskId);
        return stores.byKey(fresh ? request.with("fresh", "true") : request, taskId, StoredTask.class)
                .orElseThrow(() -> ApiException.of(ProblemCode.NOT_FOUND, "There is no task %s.".formatted(taskId)));
    }

    /** Reports may come from anybody: what is no JSON is shown as the text that it is. */
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
