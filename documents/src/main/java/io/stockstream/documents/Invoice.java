package io.stockstream.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The data of an invoice about an order, none of which changes after the order was processed.
 *
 * @param number such as INV-00-00000001
 * @param orderId the order that is charged
 * @param issuedAt when the order was processed
 * @param email of the buyer; null when not known
 * @param userId of the buyer; null for a guest
 * @param lines in the order of the request, at least one
 * @param total over all lines; null when a line has no price
 * @param currency ISO 4217, of all amounts
 */
public record Invoice(
        String number,
        String orderId,
        Instant issuedAt,
        String email,
        Long userId,
        List<Line> lines,
        BigDecimal total,
        String currency) {

    public Invoice {
        Objects.requireNonNull(number);
        Objects.requireNonNull(orderId);
        Objects.requireNonNull(issuedAt);
        Objects.requireNonNull(currency);
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param sku the sku bought
     * @param name of the product; null when not known
     * @param quantity units
     * @param unitPrice null when there is none
     */
    public record Line(String sku, String name, long quantity, BigDecimal unitPrice) {

        /** Price of all units; null when there is none. */
        public BigDecimal sum() {
            return unitPrice == null ? null : unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** Units over all lines. */
    long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }
}
