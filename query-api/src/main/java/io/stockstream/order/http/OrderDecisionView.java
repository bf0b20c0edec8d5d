package io.stockstream.order.http;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.order.OrderDecided;
import io.stockstream.platform.decision.Decided;
import io.stockstream.schema.Topics;
import java.time.Instant;
import java.util.Set;

/** A decision on an order as clients see it: read from the private store API, or heard. Words are in lower case. */
public record OrderDecisionView(
        long sequence,
        String step,
        String status,
        String reason,
        String explanation,
        Instant decidedAt,
        @JsonProperty("decision") @JsonAlias("position") LogPlace decision,
        LogPlace cause,
        String taskId,
        StockAnswerView stock,
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
