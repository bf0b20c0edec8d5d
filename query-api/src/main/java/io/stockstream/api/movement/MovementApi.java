package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.docs.Examples;
import io.stockstream.api.docs.MovementBody;
import io.stockstream.api.web.Page;
import io.stockstream.api.web.Paged;
import io.stockstream.api.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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

/** Describes {@link MovementController}. */
@Tag(name = "Movements")
interface MovementApi {

    @Operation(
            operationId = "reportMovement",
            summary = "Report movements without an envelope",
            description =
                    "One movement, or an array of up to 500, which is written as a whole or not at all. The answer's"
                            + " id is movement_id:event.")
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=N waits up to N seconds (1 to 30) for the decision. A batch does not wait.",
            schema = @Schema(type = "string"),
            example = "wait=5")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {MovementBody.class, MovementBody[].class}),
                            examples = {
                                @ExampleObject(name = "one", value = Examples.MOVEMENT),
                                @ExampleObject(name = "batch", value = Examples.MOVEMENTS)
                            }))
    @Reported
    ResponseEntity<Receipt> report(@Parameter(hidden = true) HttpHeaders headers, byte[] body);

    @Operation(
            operationId = "getMovement",
            summary = "Show a movement",
            description =
                    "Each product reported under a movement_id is a movement of its own; when there are several, all of them"
                            + " are shown.")
    @Parameter(
            name = "movement_id",
            in = ParameterIn.PATH,
            required = true,
            schema = @Schema(type = "string", format = "uuid"))
    @ApiResponse(
            responseCode = "200",
            description = "The movement, or those of several products.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {MovementView.class, MovementAnswer.OfProducts.class}),
                            examples = {
                                @ExampleObject(name = "pending", value = Examples.PENDING),
                                @ExampleObject(name = "completed", value = Examples.COMPLETED),
                                @ExampleObject(name = "rejected", value = Examples.REJECTED),
                                @ExampleObject(name = "of products", value = Examples.OF_PRODUCTS)
                            }))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such movement.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "422",
            description = "The id is not a UUID.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    MovementAnswer movement(@Parameter(hidden = true) String movementId);

    @Operation(
            operationId = "listMovements",
            summary = "List movements of a product, a warehouse or both, newest first")
    @Parameter(name = "product_id", in = ParameterIn.QUERY, description = "The sku.", schema = @Schema(type = "string"))
    @Parameter(
            name = "warehouse_id",
            in = ParameterIn.QUERY,
            description = "Sender or receiver. It or product_id is needed.",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "RFC 3339, inclusive.",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "RFC 3339, exclusive.",
            schema = @Schema(type = "string", format = "date-time"))
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MovementApi.MovementPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.HISTORY)))
    @ApiResponse(
            responseCode = "422",
            description = "A parameter is missing or wrong.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    Page<MovementView> history(WebRequest request);

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "MovementPage")
    record MovementPage(
            @JsonProperty("items") List<MovementView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}
}
