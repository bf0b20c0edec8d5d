package io.stockstream.api.task;

import io.stockstream.api.docs.TaskExamples;
import io.stockstream.api.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;

/** Describes {@link TaskController}. */
@Tag(name = "Tasks")
interface TaskApi {

    @Operation(operationId = "getTaskStatus", summary = "Show how far a task has come")
    @Parameter(name = "task_id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The status, and the result of a task that has succeeded.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskStatusView.class),
                            examples = @ExampleObject(name = "succeeded", value = TaskExamples.STATUS)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such task, or it was asked for within the last moments.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    TaskStatusView status(@Parameter(hidden = true) String taskId);

    @Operation(operationId = "getTask", summary = "Show a task with its attempts")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The task.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskView.class),
                            examples = @ExampleObject(name = "retrying", value = TaskExamples.TASK)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such task, or it was asked for within the last moments.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    TaskView task(@Parameter(hidden = true) String taskId);

    @Operation(
            operationId = "retryTask",
            summary = "Try a failed task again",
            description = "Puts the task into its queue again, as it was asked for first.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "202",
            description = "It waits for a worker.",
            headers = @Header(name = "Location", description = "Path of the task.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskReceipt.Retried.class),
                            examples = @ExampleObject(name = "requested", value = TaskExamples.RETRIED)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such task.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<TaskReceipt.Retried> retry(@Parameter(hidden = true) String taskId);
}
