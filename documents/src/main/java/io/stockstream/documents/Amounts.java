package io.stockstream.documents;

import io.stockstream.money.Currencies;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers as an invoice shows them: {@code 1 234.56 ₽}. The spaces are plain ones, so that a search in the text finds
 * the number.
 */
final class Amounts {

    /** Printed where there is no amount. */
    static final String NONE = "—";

    private static final Map<String, String> SIGNS = Map.of("RUB", "₽", "EUR", "€", "USD", "$", "GBP", "£");

    private Amounts() {}

    static String units(long count) {
        return format("#,##0", BigDecimal.valueOf(count));
    }

    /**
     * An amount with the decimals of its currency; a dash for null.
     *
     * @param currency ISO 4217; empty when it is not known
     */
    static String money(BigDecimal amount, String currency) {
        if (amount == null) {
            return NONE;
        }
        BigDecimal shown = Currencies.shown(amount, currency);
        String decimals = shown.scale() == 0 ? "" : "." + "0".repeat(shown.scale());
        return (format("#,##0" + decimals, shown) + " " + SIGNS.getOrDefault(currency, currency)).strip();
    }

    /** A format of its own for each number: they are not safe to share between threads. */
    private static String format(String pattern, BigDecimal number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(' ');
        symbols.setDecimalSeparator('.');
        return new DecimalFormat(pattern, symbols).format(number);
    }
}
