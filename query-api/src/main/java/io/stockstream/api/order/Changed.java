package io.stockstream.api.order;

import io.stockstream.api.docs.OrderExamples;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the answer of a change that was not waited for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "202",
        description = "Written. With Prefer: wait, the time ran out before the decision.",
        headers = @Header(name = "Location", description = "Path of the order.", schema = @Schema(type = "string")),
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(anyOf = {OrderAnswer.Receipt.class, OrderView.class}),
                        examples = {
                            @ExampleObject(name = "receipt", value = OrderExamples.CHANGE_RECEIPT),
                            @ExampleObject(name = "undecided", value = OrderExamples.PROCESSED)
                        }))
@interface Changed {}
