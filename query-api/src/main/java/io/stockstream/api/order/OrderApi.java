package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.docs.OrderBodies;
import io.stockstream.api.docs.OrderExamples;
import io.stockstream.api.web.Page;
import io.stockstream.api.web.Paged;
import io.stockstream.api.web.Problem;
import io.stockstream.api.web.WrongParameter;
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
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Describes {@link OrderController}. */
@Tag(name = "Orders")
interface OrderApi {

    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description =
                    "All lines are fulfilled, or none is. Without order_id the order gets one. Placing the same order again"
                            + " changes nothing; another content under the same id is refused. The decision takes into account"
                            + " every catalogue change answered before: prices, users, addresses, deletions.")
    @Prefer
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderBodies.NewOrder.class),
                            examples = @ExampleObject(name = "lines", value = OrderExamples.NEW_ORDER)))
    @ApiResponse(
            responseCode = "202",
            description =
                    "Written. With Prefer: wait, the time ran out with the order pending; it is shown if already known.",
            headers = @Header(name = "Location", description = "Path of the order.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {OrderAnswer.Receipt.class, OrderView.class}),
                            examples = {
                                @ExampleObject(name = "receipt", value = OrderExamples.RECEIPT),
                                @ExampleObject(name = "pending", value = OrderExamples.PENDING)
                            }))
    @WaitedFor
    @ApiResponse(
            responseCode = "409",
            description = "With Prefer: wait, the id is taken by an order with another content.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<OrderAnswer> place(
            @Parameter(hidden = true) HttpHeaders headers, byte[] body, @Parameter(hidden = true) String seed);

    @Operation(operationId = "listOrders", summary = "List orders, newest first")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"pending", "processed", "failed", "shipped", "delivered", "cancelled"}))
    @Parameter(
            name = "user_id",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderPage.class),
                            examples = @ExampleObject(name = "page", value = OrderExamples.PAGE)))
    @WrongParameter
    Page<OrderView> list(WebRequest request);

    @Operation(operationId = "getOrder", summary = "Show an order")
    @OrderId
    @ApiResponse(
            responseCode = "200",
            description = "The order.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderView.class),
                            examples = {
                                @ExampleObject(name = "processed", value = OrderExamples.PROCESSED),
                                @ExampleObject(name = "failed", value = OrderExamples.FAILED)
                            }))
    @UnknownOrder
    OrderView order(@Parameter(hidden = true) String orderId);

    @Operation(
            operationId = "changeOrder",
            summary = "Ship, deliver or cancel an order",
            description = "processed can become shipped or cancelled, shipped can become delivered, pending can become"
                    + " cancelled. Repeating a change is harmless.")
    @OrderId
    @Prefer
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderBodies.OrderChange.class),
                            examples = @ExampleObject(name = "shipped", value = OrderExamples.SHIPPED)))
    @Changed
    @WaitedFor
    @UnknownOrder
    @NotAllowed
    ResponseEntity<OrderAnswer> change(
            @Parameter(hidden = true) String orderId,
            @Parameter(hidden = true) HttpHeaders headers,
            byte[] body,
            @Parameter(hidden = true) String seed);

    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description = "Possible until it is shipped; its units go back into stock.")
    @OrderId
    @Prefer
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderBodies.Cancellation.class),
                            examples = @ExampleObject(name = "comment", value = OrderExamples.CANCELLATION)))
    @Changed
    @WaitedFor
    @UnknownOrder
    @NotAllowed
    ResponseEntity<OrderAnswer> cancel(
            @Parameter(hidden = true) String orderId,
            @Parameter(hidden = true) HttpHeaders headers,
            byte[] body,
            @Parameter(hidden = true) String seed);

    @Operation(
            operationId = "explainOrder",
            summary = "Explain how an order came to its current state",
            description =
                    "Every decision with its reason and its place in Kafka, and for every line the decisions about it.")
    @OrderId
    @ApiResponse(
            responseCode = "200",
            description = "The decisions.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ExplanationView.class),
                            examples = @ExampleObject(name = "failed", value = OrderExamples.EXPLANATION)))
    @UnknownOrder
    ExplanationView explain(@Parameter(hidden = true) String orderId);

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "OrderPage")
    record OrderPage(
            @JsonProperty("items") List<OrderView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}
}
