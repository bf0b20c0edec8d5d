package io.stockstream.api.monitor;

import io.stockstream.api.docs.MonitorExamples;
import io.stockstream.api.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;

/** Describes {@link MonitorController}. */
@Tag(name = "Monitor")
interface MonitorApi {

    @Operation(
            operationId = "getMonitor",
            summary = "Show workers, queues and tasks",
            description =
                    "HTTP basic authentication: user operator, password MONITOR_PASSWORD. A value that is unavailable at the"
                            + " moment is null, and problems has the reason. The same as a page: /monitor.")
    @ApiResponse(
            responseCode = "200",
            description = "The current state.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MonitorView.class),
                            examples = @ExampleObject(name = "monitor", value = MonitorExamples.MONITOR)))
    @ApiResponse(
            responseCode = "404",
            description = "The monitor is switched off.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<MonitorView> monitor();
}
