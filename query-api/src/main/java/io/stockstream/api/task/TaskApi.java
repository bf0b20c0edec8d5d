package io.stockstream.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.docs.TaskExamples;
import io.stockstream.api.web.Page;
import io.stockstream.api.web.Paged;
import io.stockstream.api.web.WrongParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.context.request.WebRequest;

/** Describes {@link TaskController}. */
@Tag(name = "Tasks")
interface TaskApi {

    @Operation(operationId = "getTaskStatus", summary = "Show the progress of a task")
    @Parameter(name = "task_id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The status, and the result of a task that has succeeded.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskStatusView.class),
                            examples = {@ExampleObject(name = "succeeded", value = TaskExamples.STATUS)}))
    @UnknownTask
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
                            examples = {@ExampleObject(name = "retrying", value = TaskExamples.TASK)}))
    @UnknownTask
    TaskView task(@Parameter(hidden = true) String taskId);

    @Operation(
            operationId = "listTasks",
            summary = "List tasks, newest first",
            description =
                    "By the time of their creation. With error, a page may be short or even empty although next is set:"
                            + " the search has more to look through.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"requested", "running", "retrying", "succeeded", "failed", "cancelled"}))
    @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(type = "string", maxLength = 200))
    @Parameter(
            name = "queue",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"default", "priority", "system", "invoices"}))
    @Parameter(
            name = "error",
            in = ParameterIn.QUERY,
            description = "Text contained in the error, case-insensitive.",
            schema = @Schema(type = "string", maxLength = 200))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Created at this time or later.",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Created before this time.",
            schema = @Schema(type = "string", format = "date-time"))
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskPage.class),
                            examples = {@ExampleObject(name = "page", value = TaskExamples.PAGE)}))
    @WrongParameter
    Page<TaskView> list(@Parameter(hidden = true) WebRequest request);

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "TaskPage")
    record TaskPage(
            @JsonProperty("items") List<TaskView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}
}
