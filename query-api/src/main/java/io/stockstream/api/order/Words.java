package io.stockstream.api.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How the API says what the log says. */
final class Words {

    private static final int CENTS = 2;

    private Words() {}

    /** A symbol of the log as clients see it; {@code null} stays. */
    static String of(String symbol) {
        return symbol == null ? null : symbol.toLowerCase(Locale.ROOT);
    }

    /** A symbol of the log as clients see it; {@code null} stays. */
    static String of(Enum<?> symbol) {
        return symbol == null ? null : of(symbol.name());
    }

    /** An amount with exactly two decimals; {@code null} stays. */
    static BigDecimal cents(BigDecimal amount) {
        return amount == null ? null : amount.setScale(CENTS, RoundingMode.UNNECESSARY);
    }
}
