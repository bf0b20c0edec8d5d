package io.stockstream.api.movement;

import io.stockstream.api.docs.Examples;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the answers to movements that are reported, in an envelope or without one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponses({
    @ApiResponse(
            responseCode = "202",
            description = "Written. With Prefer: wait, the time ran out before the decision.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Path of the movement; none for a batch.",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            anyOf = {
                                                Receipt.Written.class,
                                                Receipt.AllWritten.class,
                                                Receipt.Decided.class
                                            }),
                            examples = {
                                @ExampleObject(name = "one", value = Examples.WRITTEN),
                                @ExampleObject(name = "batch", value = Examples.ALL_WRITTEN),
                                @ExampleObject(name = "undecided", value = Examples.UNDECIDED)
                            })),
    @ApiResponse(
            responseCode = "200",
            description = "Decided, with Prefer: wait.",
            headers = @Header(name = "Preference-Applied", description = "wait=N", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Receipt.Decided.class),
                            examples = @ExampleObject(name = "decided", value = Examples.DECIDED)))
})
@interface Reported {}
