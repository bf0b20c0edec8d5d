package io.stockstream.stock.http;

import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import java.time.Instant;
import java.util.Locale;

/** The stock topology's decision on one reported movement. */
public record DecisionView(
        String outcome, String reason, Long available, Instant decidedAt, Instant notBefore, String explanation) {

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
