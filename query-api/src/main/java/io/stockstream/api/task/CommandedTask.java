package io.stockstream.api.task;

import io.stockstream.api.docs.TaskExamples;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the answer of a command on a task. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "202",
        description = "Written.",
        headers = @Header(name = "Location", description = "Path of the task.", schema = @Schema(type = "string")),
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = TaskReceipt.Commanded.class),
                        examples = @ExampleObject(name = "written", value = TaskExamples.RETRIED)))
@interface CommandedTask {}
