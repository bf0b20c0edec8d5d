package io.stockstream.api.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.docs.ScheduleExamples;
import io.stockstream.api.web.Page;
import io.stockstream.api.web.Paged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.node.ObjectNode;

/** Documents the operations of {@link ScheduleController} other than reading and writing rows. */
@Tag(name = "Schedules")
interface ScheduleApi {

    @Operation(
            operationId = "runSchedule",
            summary = "Run a schedule now",
            description = "In addition to its due times, which do not change; possible while it is paused.")
    @ScheduleId
    @ApiResponse(
            responseCode = "202",
            description = "The run is requested.",
            headers = @Header(name = "Location", description = "Path of the task.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RunReceipt.class),
                            examples = @ExampleObject(name = "run", value = ScheduleExamples.RUN)))
    ResponseEntity<RunReceipt> run(@Parameter(hidden = true) String id, WebRequest request);

    @Operation(
            operationId = "pauseSchedule",
            summary = "Pause a schedule",
            description = "The same as setting enabled to false. Runs due meanwhile are not made up for.")
    @ScheduleId
    @ApiResponse(
            responseCode = "200",
            description = "Paused and committed.",
            headers = @Header(name = "ETag", description = "Version of the row.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/Schedule"),
                            examples = @ExampleObject(name = "paused", value = ScheduleExamples.PAUSED)))
    ResponseEntity<ObjectNode> pause(@Parameter(hidden = true) String id);

    @Operation(
            operationId = "resumeSchedule",
            summary = "Resume a paused schedule",
            description = "The same as setting enabled to true: it is due again from now on.")
    @ScheduleId
    @ApiResponse(
            responseCode = "200",
            description = "Resumed and committed.",
            headers = @Header(name = "ETag", description = "Version of the row.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/Schedule"),
                            examples = @ExampleObject(name = "resumed", value = ScheduleExamples.RESUMED)))
    ResponseEntity<ObjectNode> resume(@Parameter(hidden = true) String id);

    @Operation(
            operationId = "listScheduleFirings",
            summary = "List the outcomes of a schedule's due times, newest first",
            description = "One entry for every due time and every run by hand; the newest 1000 are kept.")
    @ScheduleId
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ScheduleApi.FiringPage.class),
                            examples = @ExampleObject(name = "page", value = ScheduleExamples.FIRINGS)))
    Page<FiringView> firings(@Parameter(hidden = true) String id, WebRequest request);

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "ScheduleFiringPage")
    record FiringPage(
            @JsonProperty("items") List<FiringView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}
}
