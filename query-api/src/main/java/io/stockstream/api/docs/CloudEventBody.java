package io.stockstream.api.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The CloudEvents 1.0 envelope of a movement. Describes only, as {@link MovementBody}. */
@Schema(name = "MovementEvent", description = "A reported movement in a CloudEvents 1.0 envelope.")
public record CloudEventBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1) @JsonProperty("id")
        String id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, example = "WH-3322") @JsonProperty("source")
        String source,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "1.0") @JsonProperty("specversion")
        String specversion,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "ru.retail.warehouses.movement")
        @JsonProperty("type")
        String type,

        @Schema(example = "application/json") @JsonProperty("datacontenttype")
        String datacontenttype,

        @Schema(example = "ru.retail.warehouses.movement.v1.0") @JsonProperty("dataschema")
        String dataschema,

        @Schema(
                types = {"integer", "string"},
                description = "When it was sent: RFC 3339, or milliseconds since 1970.",
                example = "1795255200000")
        @JsonProperty("time")
        Object time,

        @Schema(example = "WH-3322:DEPARTURE") @JsonProperty("subject")
        String subject,

        @Schema(example = "ru.retail.warehouses") @JsonProperty("destination")
        String destination,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @JsonProperty("data")
        MovementBody data) {}
