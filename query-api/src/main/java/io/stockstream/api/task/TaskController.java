package io.stockstream.api.task;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows tasks, and tries failed ones again. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class TaskController implements TaskApi {

    private final TaskQueries queries;
    private final TaskCommands commands;

    TaskController(TaskQueries queries, TaskCommands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @Override
    @GetMapping("/status/{task_id}")
    public TaskStatusView status(@PathVariable("task_id") String taskId) {
        return TaskStatusView.of(queries.show(taskId));
    }

    @Override
    @GetMapping("/tasks/{id}")
    public TaskView task(@PathVariable("id") String taskId) {
        return queries.show(taskId);
    }

    @Override
    @PostMapping("/api/v1/tasks/{id}/retry")
    public ResponseEntity<TaskReceipt.Retried> retry(@PathVariable("id") String taskId) {
        commands.retry(taskId);
        return ResponseEntity.accepted().location(location(taskId)).body(new TaskReceipt.Retried(taskId, "requested"));
    }

    private static URI location(String taskId) {
        return UriComponentsBuilder.fromPath("/tasks")
                .pathSegment("{id}")
                .encode(StandardCharsets.UTF_8)
                .build(taskId);
    }
}
