package io.stockstream.api.invoice;

import io.stockstream.api.web.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the answers for an order that has no invoice. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponses({
    @ApiResponse(
            responseCode = "404",
            description = "There is no such order, or it is pending and has no invoice yet.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "409",
            description = "The order failed, or was cancelled before it was processed: it has no invoice.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
})
@interface WithoutInvoice {}
