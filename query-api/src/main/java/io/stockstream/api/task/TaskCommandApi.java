package io.stockstream.api.task;

import io.stockstream.api.docs.TaskBodies;
import io.stockstream.api.docs.TaskExamples;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Describes {@link TaskCommandController}. */
@Tag(name = "Tasks")
interface TaskCommandApi {

    @Operation(
            operationId = "createTask",
            summary = "Ask for a task",
            description =
                    "The payload has to fit the schema of the type (GET /api/v1/tasks/types). With a key, which is one"
                            + " of yours, the same key of a type is the same task: it is done once, and another payload is refused.")
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=N waits up to N seconds (1 to 30) until the task is over.",
            schema = @Schema(type = "string"),
            example = "wait=10")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskBodies.NewTask.class),
                            examples = @ExampleObject(name = "sum", value = TaskExamples.NEW_TASK)))
    @ApiResponse(
            responseCode = "202",
            description = "Written. With Prefer: wait, the time was over before the task was.",
            headers = @Header(name = "Location", description = "Path of the task.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskReceipt.Commanded.class),
                            examples = {@ExampleObject(name = "written", value = TaskExamples.RETRIED)}))
    @ApiResponse(
            responseCode = "200",
            description = "Over, with Prefer: wait; see its status.",
            headers = @Header(name = "Preference-Applied", description = "wait=N", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskView.class),
                            examples = {@ExampleObject(name = "succeeded", value = TaskExamples.SUCCEEDED)}))
    ResponseEntity<TaskAnswer> create(
            @Parameter(hidden = true) WebRequest request, @Parameter(hidden = true) HttpHeaders headers, byte[] body);

    @Operation(
            operationId = "cancelTask",
            summary = "Cancel a task",
            description =
                    "It is not begun any more; when it is running, its worker is interrupted within moments. What was"
                            + " done before stays done.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @CommandedTask
    @UnknownTask
    ResponseEntity<TaskReceipt.Commanded> cancel(@Parameter(hidden = true) String taskId);

    @Operation(
            operationId = "retryTask",
            summary = "Try a failed or cancelled task again",
            description =
                    "Puts the task into its queue again, as it was asked for first. Of several who ask at the same time"
                            + " one does.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @CommandedTask
    @UnknownTask
    ResponseEntity<TaskReceipt.Commanded> retry(@Parameter(hidden = true) String taskId);

    @Operation(
            operationId = "retryTasks",
            summary = "Try many failed or cancelled tasks again",
            description =
                    "Newest first. Tasks that no worker does, and those that somebody else just tries again, are passed"
                            + " over.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskBodies.ManyRetries.class),
                            examples = @ExampleObject(name = "failed", value = TaskExamples.MANY_RETRIES)))
    @ApiResponse(
            responseCode = "202",
            description = "They wait for a worker.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskReceipt.Retried.class),
                            examples = {@ExampleObject(name = "retried", value = TaskExamples.MANY_RETRIED)}))
    ResponseEntity<TaskReceipt.Retried> retryMany(byte[] body);
}
