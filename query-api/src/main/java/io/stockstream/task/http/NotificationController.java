package io.stockstream.task.http;

import io.stockstream.platform.idempotency.GeneratedIds;
import io.stockstream.task.TaskQueue;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Sends test notifications. */
@RestController
class NotificationController {

    private static final String TYPE = "notification";

    private final NotificationReader reader;
    private final TaskCommands commands;

    NotificationController(NotificationReader reader, TaskCommands commands) {
        this.reader = reader;
        this.commands = commands;
    }

    @PostMapping(
            path = "/test_notification",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskReceipt.Created> send(WebRequest request, @RequestBody(required = false) byte[] body) {
        String payload = reader.read(body).toString();
        String taskId = GeneratedIds.next(request, TYPE);
        commands.request(taskId, TYPE, TaskQueue.PRIORITY, payload);
        return ResponseEntity.accepted()
                .location(URI.create("/status/" + taskId))
                .body(new TaskReceipt.Created(taskId));
    }
}
