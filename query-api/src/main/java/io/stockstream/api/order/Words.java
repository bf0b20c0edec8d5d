package io.stockstream.api.order;

import java.util.Locale;

/** How the API says what the log says. */
final class Words {

    private Words() {}

    /** A symbol of the log as clients see it; {@code null} stays. */
    static String of(String symbol) {
        return symbol == null ? null : symbol.toLowerCase(Locale.ROOT);
    }

    /** A symbol of the log as clients see it; {@code null} stays. */
    static String of(Enum<?> symbol) {
        return symbol == null ? null : of(symbol.name());
    }

    /** A currency, which is empty in the log when nobody told of one; {@code null} then. */
    static String currency(String code) {
        return code == null || code.isEmpty() ? null : code;
    }
}
