package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
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
                        "Set when rejected: insufficient_stock, conflicting_duplicate or too_many_warehouses (a product lies in at most 10,000"
                                + " warehouses, with at most 2,000,000 bytes in their ids).",
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

        @JsonProperty("decided_at") Instant decidedAt) {

    static DecisionView of(StockDecided decision) {
        return new DecisionView(
                name(decision.getOutcome()),
                decision.getReason() == null ? null : name(decision.getReason()),
                decision.getAvailable(),
                decision.getDecidedAt());
    }

    private static String name(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
