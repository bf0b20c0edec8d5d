package io.stockstream.task.http;

import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Query;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Shows tasks. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class TaskController {

    private final TaskQueries queries;

    TaskController(TaskQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/status/{task_id}")
    TaskStatusView status(@PathVariable("task_id") String taskId) {
        return TaskStatusView.of(queries.show(taskId));
    }

    @GetMapping({"/tasks/{id}", "/api/v1/tasks/{id}"})
    TaskView task(@PathVariable("id") String taskId) {
        return queries.show(taskId);
    }

    @Heavy(value = Heavy.Kind.LISTS, searchedBy = "error")
    @GetMapping({"/tasks", "/api/v1/tasks"})
    Page<TaskView> list(WebRequest request) {
        Query query = Query.of(request);
        return queries.list(TaskFilter.of(query), query.limit(), query.text("cursor"));
    }
}
