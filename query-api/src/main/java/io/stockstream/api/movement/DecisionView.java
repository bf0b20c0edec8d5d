package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/** The stock topology's decision on one reported movement. */
@Schema(name = "Decision", description = "The decision on the reported movement.")
public record DecisionView(
        @Schema(allowableValues = {"accepted", "rejected", "duplicate"}) @JsonProperty("outcome")
        String outcome,

        @Schema(
                types = {"string", "null"},
                description =
                        "Set when rejected: insufficient_stock, conflicting_duplicate, too_many_warehouses (a product lies in at most 10,000"
                                + " warehouses, with at most 2,000,000 bytes in their ids) or too_old (the movement happened before"
                                + " not_before).",
                example = "insufficient_stock")
        @JsonProperty("reason")
        String reason,

        @Schema(
                types = {"integer", "null"},
                format = "int64",
                description = "Units available in the warehouse when a departure was rejected for insufficient stock.",
                example = "98")
        @JsonProperty("available")
        Long available,

        @JsonProperty("decided_at") Instant decidedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "Set when too_old: what happened before is rejected.")
        @JsonProperty("not_before")
        Instant notBefore,

        @Schema(
                types = {"string", "null"},
                description = "Set when too_old: for people, with the way out.")
        @JsonProperty("explanation")
        String explanation) {

    static DecisionView of(StockDecided decision) {
        boolean tooOld = decision.getReason() == RejectionReason.TOO_OLD;
        return new DecisionView(
                name(decision.getOutcome()),
                decision.getReason() == null ? null : name(decision.getReason()),
                decision.getAvailable(),
                decision.getDecidedAt(),
                tooOld ? decision.getHorizon() : null,
                tooOld ? TooOld.explanation(decision.getOccurredAt(), decision.getHorizon()) : null);
    }

    private static String name(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
