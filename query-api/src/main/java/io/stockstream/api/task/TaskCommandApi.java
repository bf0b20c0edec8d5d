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
            summary = "Create a task",
            description =
                    "The payload must match the schema of the type (GET /api/v1/tasks/types). With a key of your choice,"
                            + " the same key and type mean the same task: it runs once, and another payload is refused.")
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=N waits up to N seconds (1 to 30) for the end of the task.",
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
            description = "Written. With Prefer: wait, the time ran out before the task ended.",
            headers = @Header(name = "Location", description = "Path of the task.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskReceipt.Commanded.class),
                            examples = {@ExampleObject(name = "written", value = TaskExamples.RETRIED)}))
    @ApiResponse(
            responseCode = "200",
            description = "The task has ended, with Prefer: wait; see its status.",
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
                    "A waiting task will not be started; a running one is interrupted within moments. What it has done"
                            + " stays done.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @CommandedTask
    @UnknownTask
    ResponseEntity<TaskReceipt.Commanded> cancel(@Parameter(hidden = true) String taskId);

    @Operation(
            operationId = "retryTask",
            summary = "Try a failed or cancelled task again",
            description =
                    "Puts the task into its queue again, with its original payload. Of several simultaneous requests,"
                            + " only one does so.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @CommandedTask
    @UnknownTask
    ResponseEntity<TaskReceipt.Commanded> retry(@Parameter(hidden = true) String taskId);

    @Operation(
            operationId = "retryTasks",
            summary = "Try many failed or cancelled tasks again",
            description =
                    "Newest first. Skips tasks that no worker executes, and those that another request is retrying at this"
                            + " moment.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskBodies.ManyRetries.class),
                            examples = @ExampleObject(name = "failed", value = TaskExamples.MANY_RETRIES)))
    @ApiResponse(
            responseCode = "202",
            description = "The tasks wait for a worker again.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskReceipt.Retried.class),
                            examples = {@ExampleObject(name = "retried", value = TaskExamples.MANY_RETRIED)}))
    ResponseEntity<TaskReceipt.Retried> retryMany(byte[] body);
}
