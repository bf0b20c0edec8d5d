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

/** Describes the answer of a command that was waited for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "200",
        description = "Decided, with Prefer: wait.",
        headers = @Header(name = "Preference-Applied", description = "wait=N", schema = @Schema(type = "string")),
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = OrderView.class),
                        examples = {
                            @ExampleObject(name = "processed", value = OrderExamples.PROCESSED),
                            @ExampleObject(name = "failed", value = OrderExamples.FAILED)
                        }))
@interface WaitedFor {}
