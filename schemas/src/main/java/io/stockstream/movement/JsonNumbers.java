package io.stockstream.movement;

import java.math.BigDecimal;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * The one rule for numbers in JSON: the value counts, not its notation, as in JSON itself and JSON Schema. 2, 2.0 and
 * 2e0 are the whole number two, and 5.000 has no decimals.
 */
public final class JsonNumbers {

    /**
     * Most digits before or after the decimal point: enough for all 64-bit numbers, and no bomb such as 1e999999999.
     */
    public static final int MAX_DIGITS = 400;

    /** Every number with this many digits fits a long. */
    private static final int LONG_DIGITS = 18;

    private JsonNumbers() {}

    /** The whole number; empty when the node is not one, or does not fit a long. */
    public static OptionalLong whole(JsonNode node) {
        if (!node.isNumber()) {
            return OptionalLong.empty();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
        }
        if (isBomb(node)) {
            return OptionalLong.empty();
        }
        BigDecimal number = node.decimalValue();
        boolean fits = (long) number.precision() - number.scale() <= LONG_DIGITS && decimals(number) == 0;
        return fits ? OptionalLong.of(number.longValueExact()) : OptionalLong.empty();
    }

    /** How many decimals the value needs: none for 5.000, one for 12.50. */
    public static int decimals(BigDecimal number) {
        return Math.max(0, number.stripTrailingZeros().scale());
    }

    /** Whether writing the number in full would take pages. */
    public static boolean isBomb(JsonNode node) {
        BigDecimal number = node.decimalValue();
        return number.scale() > MAX_DIGITS || (long) number.precision() - number.scale() > MAX_DIGITS;
    }
}
