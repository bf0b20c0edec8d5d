package io.stockstream.api.movement;

import io.stockstream.api.docs.CloudEventBody;
import io.stockstream.api.docs.Examples;
import io.stockstream.api.docs.MovementBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Describes {@link WebhookController}. */
@Tag(name = "Movements")
interface WebhookApi {

    @Operation(
            operationId = "receiveMovementEvent",
            summary = "Report movements as CloudEvents",
            description =
                    "Takes one event in a structured body, one in binary mode (`ce-` headers and the data as the"
                            + " body), or a batch of up to 500, which is written as a whole or not at all. A batch does not wait.")
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=N waits up to N seconds (1 to 30) for the decision.",
            schema = @Schema(type = "string"),
            example = "wait=5")
    @Parameter(
            name = "ce-specversion",
            in = ParameterIn.HEADER,
            description =
                    "Binary mode: 1.0. All other attributes of the event are headers ce-… as well: ce-id, ce-source,"
                            + " ce-type, ce-time, ce-subject.",
            schema = @Schema(type = "string"))
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = WebhookReader.STRUCTURED,
                        schema = @Schema(implementation = CloudEventBody.class),
                        examples = {
                            @ExampleObject(name = "departure", value = Examples.DEPARTURE_EVENT),
                            @ExampleObject(name = "arrival", value = Examples.ARRIVAL_EVENT)
                        }),
                @Content(
                        mediaType = WebhookReader.BATCH,
                        array =
                                @ArraySchema(
                                        schema = @Schema(implementation = CloudEventBody.class),
                                        minItems = 1,
                                        maxItems = 500),
                        examples = @ExampleObject(name = "batch", value = Examples.EVENT_BATCH)),
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(oneOf = {CloudEventBody.class, MovementBody.class}),
                        examples = {
                            @ExampleObject(name = "structured", value = Examples.DEPARTURE_EVENT),
                            @ExampleObject(name = "binary", value = Examples.MOVEMENT)
                        })
            })
    @Reported
    ResponseEntity<Receipt> receive(@Parameter(hidden = true) HttpHeaders headers, byte[] body);

    @Operation(
            operationId = "allowMovementEvents",
            summary = "Ask whether events may be delivered",
            description = "The handshake of the CloudEvents webhook specification: every origin may, at any rate.")
    @Parameter(
            name = "WebHook-Request-Origin",
            in = ParameterIn.HEADER,
            required = true,
            description = "Origin of the sender.",
            schema = @Schema(type = "string"),
            example = "eventemitter.example.com")
    @ApiResponse(
            responseCode = "200",
            description = "Granted.",
            headers = {
                @Header(
                        name = "WebHook-Allowed-Origin",
                        description = "The origin that asked.",
                        schema = @Schema(type = "string")),
                @Header(
                        name = "WebHook-Allowed-Rate",
                        description = "Requests a minute: * for any.",
                        schema = @Schema(type = "string"))
            },
            content = @Content)
    ResponseEntity<Void> handshake(@Parameter(hidden = true) String origin);
}
