package io.stockstream.api.order;

import io.stockstream.api.docs.OrderBodies;
import io.stockstream.api.docs.OrderExamples;
import io.stockstream.api.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Describes {@link ShopOrderController}. */
@Tag(name = "Orders")
interface ShopOrderApi {

    @Operation(
            operationId = "placeShopOrder",
            summary = "Place an order of one item",
            description = "In the format of the shop order processor: id is the order's, item the sku.")
    @Prefer
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderBodies.ShopOrder.class),
                            examples = @ExampleObject(name = "item", value = OrderExamples.SHOP_ORDER)))
    @ApiResponse(
            responseCode = "202",
            description = "Written. With Prefer: wait, the time ran out with the order pending.",
            headers = @Header(name = "Location", description = "Path of the task.", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {ShopOrderAnswer.Accepted.class, ShopOrderAnswer.Waited.class}),
                            examples = {
                                @ExampleObject(name = "receipt", value = OrderExamples.SHOP_RECEIPT),
                                @ExampleObject(name = "undecided", value = OrderExamples.SHOP_UNDECIDED)
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "Decided, with Prefer: wait.",
            headers = @Header(name = "Preference-Applied", description = "wait=N", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ShopOrderAnswer.Waited.class),
                            examples = @ExampleObject(name = "failed", value = OrderExamples.SHOP_FAILED)))
    @ApiResponse(
            responseCode = "409",
            description = "With Prefer: wait, the id is taken by an order with another content.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ResponseEntity<ShopOrderAnswer> order(@Parameter(hidden = true) HttpHeaders headers, byte[] body);
}
