package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.decision.Decided;
import io.stockstream.order.OrderDecided;
import io.stockstream.schema.Topics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;

/** A decision on an order as clients see it: read from the private store API, or heard. Words are in lower case. */
@Schema(name = "OrderDecision", description = "The decision made on one record.")
public record OrderDecisionView(
        @Schema(description = "Number of the decision on the order, from 1.", example = "3") @JsonProperty("sequence")
        long sequence,

        @Schema(
                allowableValues = {
                    "placed",
                    "looked_up",
                    "reserved",
                    "waiting",
                    "driven_on",
                    "processed",
                    "failed",
                    "cancelled",
                    "status_changed",
                    "duplicate",
                    "refused",
                    "forgotten"
                })
        @JsonProperty("step")
        String step,

        @Schema(description = "Status of the order after this decision.", example = "processed") @JsonProperty("status")
        String status,

        @Schema(
                types = {"string", "null"},
                description = "Why the order failed, or why a request about it was refused.",
                example = "insufficient_stock")
        @JsonProperty("reason")
        String reason,

        @Schema(description = "The reason, for people.") @JsonProperty("explanation")
        String explanation,

        @JsonProperty("decided_at") Instant decidedAt,

        @Schema(description = "The decision itself.") @JsonProperty("decision") @JsonAlias("position")
        LogPlace decision,

        @Schema(description = "The record that the decision was made on.") @JsonProperty("cause")
        LogPlace cause,

        @Schema(
                types = {"string", "null"},
                description = "The task of the request, if the decision was about one.")
        @JsonProperty("task_id")
        String taskId,

        @Schema(description = "The answer of stock, if the decision was about one.") @JsonProperty("stock")
        StockAnswerView stock,

        @Schema(description = "The answer of the catalogue, if the decision was about one.") @JsonProperty("lookup")
        LookupView lookup) {

    /** No other status can follow these. */
    private static final Set<String> FINAL = Set.of("failed", "delivered", "cancelled");

    public OrderDecisionView {
        step = Words.of(step);
        status = Words.of(status);
        reason = Words.of(reason);
    }

    static OrderDecisionView of(Decided<OrderDecided> heard) {
        OrderDecided decided = heard.value();
        return new OrderDecisionView(
                decided.getSequence(),
                Words.of(decided.getStep()),
                Words.of(decided.getStatus()),
                Words.of(decided.getReason()),
                decided.getExplanation(),
                decided.getDecidedAt(),
                new LogPlace(
                        Topics.ORDER_DECISIONS.name(),
                        heard.position().partition(),
                        heard.position().offset()),
                LogPlace.of(decided.getCause()),
                decided.getTaskId(),
                StockAnswerView.of(decided.getStock()),
                LookupView.of(decided.getLookup()));
    }

    /** Whether the order stays as it is after this decision. */
    boolean isLast() {
        return isFinal(status);
    }

    /** Whether no other status can follow. */
    static boolean isFinal(String status) {
        return FINAL.contains(status);
    }
}
