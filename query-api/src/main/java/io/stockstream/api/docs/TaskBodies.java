package io.stockstream.api.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The bodies of commands on tasks. Describes only: bodies are read by {@code io.stockstream.api.task}, which names every error. */
public final class TaskBodies {

    private TaskBodies() {}

    /** A task. */
    @Schema(name = "NewTask", description = "A task to create.")
    public record NewTask(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "One of GET /api/v1/tasks/types that is not internal.")
            @JsonProperty("type")
            String type,

            @Schema(
                    types = {"object"},
                    description = "Must match the schema of the type, at most 100000 bytes; {} when omitted.")
            @JsonProperty("payload")
            Object payload,

            @Schema(
                    allowableValues = {"default", "priority"},
                    description = "The queue of the type when omitted.")
            @JsonProperty("queue")
            String queue,

            @Schema(
                    minLength = 1,
                    maxLength = 200,
                    description = "Names the work: under the same key of a type it is done once.")
            @JsonProperty("key")
            String key) {}

    /** Which tasks are tried again. */
    @Schema(name = "TaskRetries", description = "Which tasks are tried again; every field but status is optional.")
    public record ManyRetries(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"failed", "cancelled"})
            @JsonProperty("status")
            String status,

            @Schema(maxLength = 200) @JsonProperty("type") String type,

            @Schema(allowableValues = {"default", "priority", "system", "invoices"}) @JsonProperty("queue")
            String queue,

            @Schema(maxLength = 200, description = "Text contained in the error, case-insensitive.")
            @JsonProperty("error")
            String error,

            @Schema(description = "Created at this time or later.") @JsonProperty("from")
            Instant from,

            @Schema(description = "Created before this time.") @JsonProperty("to")
            Instant to,

            @Schema(minimum = "1", maximum = "1000", defaultValue = "100") @JsonProperty("limit")
            Integer limit,

            @Schema(description = "next of the answer before.") @JsonProperty("cursor")
            String cursor) {}
}
