package io.stockstream.order.http;

import java.util.Locale;

/** Translates the log's symbols into the API's words. */
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

    /** A currency; {@code null} when the log has an empty one because none was given. */
    static String currency(String code) {
        return code == null || code.isEmpty() ? null : code;
    }
}
