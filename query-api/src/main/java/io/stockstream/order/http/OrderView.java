package io.stockstream.order.http;

import io.stockstream.money.Currencies;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order as clients see it. It is read from the private store API, whose fields have the same names; words are in
 * lower case here.
 */
public record OrderView(
        String orderId,
        String status,
        String reason,
        Long userId,
        String email,
        Long deliveryAddressId,
        List<Line> lines,
        BigDecimal total,
        String currency,
        String invoiceNumber,
        Instant createdAt,
        Instant processedAt,
        Instant updatedAt)
        implements OrderAnswer {

    public OrderView {
        status = Words.of(status);
        reason = Words.of(reason);
        currency = Words.currency(currency);
        total = Currencies.shown(total, currency);
        lines = priced(lines, currency);
    }

    private static List<Line> priced(List<Line> lines, String currency) {
        return lines.stream().map(line -> line.in(currency)).toList();
    }

    /** Some units of one sku. */
    public record Line(
            String sku,
            Long productId,
            String name,
            long quantity,
            BigDecimal unitPrice,
            String warehouseId,
            List<Allocation> allocations,
            String reason,
            Long available) {

        public Line {
            reason = Words.of(reason);
            allocations = allocations == null ? List.of() : allocations;
        }

        private Line in(String currency) {
            return new Line(
                    sku,
                    productId,
                    name,
                    quantity,
                    Currencies.shown(unitPrice, currency),
                    warehouseId,
                    allocations,
                    reason,
                    available);
        }
    }

    /** Units from one warehouse. */
    public record Allocation(String warehouseId, long quantity) {}
}
