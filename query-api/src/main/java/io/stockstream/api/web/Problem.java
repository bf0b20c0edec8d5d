package io.stockstream.api.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An error as RFC 9457 describes it, with a code for programs and the fields that are wrong. */
@Schema(description = "An error (RFC 9457).")
public record Problem(
        @Schema(description = "Names the kind of error.", example = "urn:stockstream:problem:invalid_field")
        @JsonProperty("type")
        String type,

        @Schema(example = "A field is not valid") @JsonProperty("title")
        String title,

        @Schema(description = "The HTTP status.", example = "422") @JsonProperty("status")
        int status,

        @Schema(description = "What happened this time.") @JsonProperty("detail")
        String detail,

        @Schema(description = "For programs: stable.", example = "invalid_field") @JsonProperty("code")
        String code,

        @Schema(description = "Every field that is wrong; empty when no field is to blame.") @JsonProperty("errors")
        List<FieldProblem> errors) {

    /** One wrong field. */
    @Schema(description = "One wrong field.")
    public record FieldProblem(
            @Schema(description = "Path of the field, parameter or header.", example = "data.quantity")
            @JsonProperty("field")
            String field,

            @Schema(
                    types = {"string", "null"},
                    description = "The value as it came, cut at 100 characters; null when there was none.",
                    example = "-5")
            @JsonProperty("value")
            String value,

            @Schema(example = "must be a whole number from 1 to 1000000000000") @JsonProperty("message")
            String message) {}

    /** Words an error. */
    public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Problem(
                "urn:stockstream:problem:" + code.code(),
                code.title(),
                code.status().value(),
                detail,
                code.code(),
                errors.stream()
                        .map(error -> new FieldProblem(error.field(), error.value(), error.message()))
                        .toList());
    }
}
