package io.stockstream.task.http;

import io.stockstream.platform.idempotency.GeneratedIds;
import io.stockstream.platform.web.Preference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriUtils;

/** Takes tasks, cancels them and tries them again. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class TaskCommandController {

    private static final String REQUESTED = "requested";

    private final NewTaskReader reader;
    private final ManyRetriesReader wishes;
    private final TaskRequests requests;
    private final TaskCommands commands;
    private final ManyRetries retries;
    private final TaskQueries queries;

    TaskCommandController(
            NewTaskReader reader,
            ManyRetriesReader wishes,
            TaskRequests requests,
            TaskCommands commands,
            ManyRetries retries,
            TaskQueries queries) {
        this.reader = reader;
        this.wishes = wishes;
        this.requests = requests;
        this.commands = commands;
        this.retries = retries;
        this.queries = queries;
    }

    @PostMapping(
            path = {"/tasks", "/api/v1/tasks"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskAnswer> create(
            WebRequest request, @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
        Optional<Duration> wait = Preference.waitTime(headers.get("Prefer"));
        NewTask read = reader.read(body, () -> GeneratedIds.next(request, "task"));
        NewTask task = GeneratedIds.areRepeated(request) ? read.askedForBefore() : read;
        Optional<StoredTask> known = wait.map(time -> requests.send(task, time)).orElseGet(() -> requests.send(task));
        boolean shown = wait.isPresent() && known.filter(StoredTask::isOver).isPresent();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(shown ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(location(task.taskId()))
                .header(HttpHeaders.VARY, Preference.NAME);
        wait.ifPresent(time -> answer.header("Preference-Applied", Preference.applied(time)));
        String status = known.map(each -> TaskView.word(each.state())).orElse(REQUESTED);
        return answer.body(shown ? queries.view(known.get()) : new TaskReceipt.Commanded(task.taskId(), status));
    }

    @PostMapping("/api/v1/tasks/{id}/cancel")
    ResponseEntity<TaskReceipt.Commanded> cancel(@PathVariable("id") String taskId) {
        commands.cancel(taskId);
        return accepted(taskId, "cancelled");
    }

    @PostMapping("/api/v1/tasks/{id}/retry")
    ResponseEntity<TaskReceipt.Commanded> retry(@PathVariable("id") String taskId) {
        commands.retry(taskId);
        return accepted(taskId, REQUESTED);
    }

    @PostMapping(path = "/api/v1/tasks/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskReceipt.Retried> retryMany(@RequestBody(required = false) byte[] body) {
        return ResponseEntity.accepted().body(retries.retry(wishes.read(body)));
    }

    private static ResponseEntity<TaskReceipt.Commanded> accepted(String taskId, String status) {
        return ResponseEntity.accepted().location(location(taskId)).body(new TaskReceipt.Commanded(taskId, status));
    }

    private static URI location(String taskId) {
        return URI.create("/tasks/" + UriUtils.encode(taskId, StandardCharsets.UTF_8));
    }
}
