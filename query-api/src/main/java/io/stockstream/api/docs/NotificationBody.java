package io.stockstream.api.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** A message to send. Describes only, as {@link MovementBody}. */
@Schema(name = "TestNotification", description = "A message, and whom it goes to.")
public record NotificationBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "email", maxLength = 254) @JsonProperty("email")
        String email,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 10_000,
                description = "Plain text, without control characters other than line feed and tab.")
        @JsonProperty("message")
        String message) {}
