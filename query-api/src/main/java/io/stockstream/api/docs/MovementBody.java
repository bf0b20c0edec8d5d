package io.stockstream.api.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The fields of a reported movement. Describes only: bodies are read by {@code io.stockstream.movement}, which names every error. */
@Schema(name = "ReportedMovement", description = "What a warehouse reports: goods left it or came in.")
public record MovementBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "uuid",
                description = "Names the movement; its departure and its arrival share it.")
        @JsonProperty("movement_id")
        String movementId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 100)
        @JsonProperty("warehouse_id")
        String warehouseId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "When it happened, RFC 3339.")
        @JsonProperty("timestamp")
        Instant timestamp,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"arrival", "departure"})
        @JsonProperty("event")
        String event,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 100,
                description = "The sku: a UUID or any text.")
        @JsonProperty("product_id")
        String productId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "1000000000000")
        @JsonProperty("quantity")
        long quantity) {}
