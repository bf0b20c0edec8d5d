package io.stockstream.api.order;

import io.stockstream.api.docs.OrderExamples;
import io.stockstream.api.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Describes {@link OrderEventsController}. */
@Tag(name = "Orders")
interface OrderEventsApi {

    @Operation(
            operationId = "streamOrderEvents",
            summary = "Stream the decisions on an order",
            description =
                    "Server-sent events, one per decision: id is its sequence, event its step, data the decision as JSON"
                            + " (OrderDecision). First past decisions, then new ones as they are made. A client that reconnects with"
                            + " Last-Event-ID gets those after it. The stream ends after a status that can no longer change: failed,"
                            + " delivered, cancelled. After 15 seconds without an event a comment is sent.")
    @OrderId
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description = "The last event that the client received.",
            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
    @Parameter(
            name = "last_event_id",
            in = ParameterIn.QUERY,
            description = "The same as Last-Event-ID, for clients that cannot send the header.",
            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
    @ApiResponse(
            responseCode = "200",
            description = "The events.",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "processed", value = OrderExamples.EVENTS)))
    @ApiResponse(
            responseCode = "204",
            description = "The client has all events and there will be no more: a browser does not reconnect.",
            content = @Content)
    @UnknownOrder
    @ApiResponse(
            responseCode = "422",
            description = "The last event is not a number.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    void events(
            @Parameter(hidden = true) String orderId,
            @Parameter(hidden = true) String lastEventId,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;
}
