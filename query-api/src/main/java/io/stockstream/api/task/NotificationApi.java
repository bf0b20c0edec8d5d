package io.stockstream.api.task;

import io.stockstream.api.docs.NotificationBody;
import io.stockstream.api.docs.TaskExamples;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Describes {@link NotificationController}. */
@Tag(name = "Tasks")
interface NotificationApi {

    @Operation(
            operationId = "sendTestNotification",
            summary = "Send a message by e-mail",
            description = "Creates a task in the queue priority, and does not wait for it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NotificationBody.class),
                            examples = @ExampleObject(name = "notification", value = TaskExamples.NOTIFICATION)))
    @ApiResponse(
            responseCode = "202",
            description = "Written.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Path of the task's status.",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TaskReceipt.Created.class),
                            examples = @ExampleObject(name = "written", value = TaskExamples.CREATED)))
    ResponseEntity<TaskReceipt.Created> send(@Parameter(hidden = true) WebRequest request, byte[] body);
}
