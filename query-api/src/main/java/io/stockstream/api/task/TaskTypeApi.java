package io.stockstream.api.task;

import io.stockstream.api.docs.TaskExamples;
import io.stockstream.api.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Describes {@link TaskTypeController}. */
@Tag(name = "Tasks")
interface TaskTypeApi {

    @Operation(operationId = "listTaskTypes", summary = "List the types of tasks")
    @ApiResponse(
            responseCode = "200",
            description = "All types, by name.",
            content =
                    @Content(
                            mediaType = "application/json",
                            array = @ArraySchema(schema = @Schema(implementation = TaskTypeView.class)),
                            examples = {@ExampleObject(name = "types", value = TaskExamples.TYPES)}))
    List<TaskTypeView> types();

    @Operation(operationId = "getTaskType", summary = "Show a type of task")
    @Parameter(name = "type", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The type.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskTypeView.class),
                            examples = {@ExampleObject(name = "sum", value = TaskExamples.TYPE)}))
    @ApiResponse(
            responseCode = "404",
            description = "No worker knows it.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    TaskTypeView type(@Parameter(hidden = true) String type);
}
