package io.stockstream.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.money.Currencies;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order as clients see it. It is read from the private store API, whose fields have the same names; words are in
 * lower case here.
 */
@Schema(name = "Order", description = "An order as it is now.")
public record OrderView(
        @Schema(example = "order-1") @JsonProperty("order_id")
        String orderId,

        @Schema(
                description =
                        "pending: being decided. processed: all units are sold to it. failed: nothing is. shipped and"
                                + " delivered follow processed. cancelled: the units went back.",
                allowableValues = {"pending", "processed", "failed", "shipped", "delivered", "cancelled"})
        @JsonProperty("status")
        String status,

        @Schema(
                types = {"string", "null"},
                description =
                        "Set when failed: insufficient_stock, unknown_sku, unknown_product, unknown_user,"
                                + " unknown_address, currency_mismatch, price_too_fine, too_many_allocations (the units lie in more than 5,000 places,"
                                + " each a line and a warehouse, or in warehouses whose ids have more than 800,000 bytes) or timed_out.",
                example = "insufficient_stock")
        @JsonProperty("reason")
        String reason,

        @Schema(
                types = {"integer", "null"},
                format = "int64",
                example = "1")
        @JsonProperty("user_id")
        Long userId,

        @Schema(
                types = {"string", "null"},
                description = "From the request, otherwise the user's; then null while pending.",
                example = "user@example.com")
        @JsonProperty("email")
        String email,

        @Schema(
                types = {"integer", "null"},
                format = "int64",
                example = "7")
        @JsonProperty("delivery_address_id")
        Long deliveryAddressId,

        @Schema(
                description =
                        "Equal lines of the request are merged. While pending they are as they were asked for: what the"
                                + " catalogue and stock say of them is in the explanation.")
        @JsonProperty("lines")
        List<Line> lines,

        @Schema(
                types = {"number", "null"},
                description = "Null while pending, and when a line has no price or the order no currency.",
                example = "199.80")
        @JsonProperty("total")
        BigDecimal total,

        @Schema(
                types = {"string", "null"},
                description =
                        "ISO 4217: from the request or its products. Null while unknown, and when neither names a currency.",
                example = "EUR")
        @JsonProperty("currency")
        String currency,

        @Schema(
                types = {"string", "null"},
                description = "Once processed.",
                example = "INV-03-00000042")
        @JsonProperty("invoice_number")
        String invoiceNumber,

        @JsonProperty("created_at") Instant createdAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "Once processed.")
        @JsonProperty("processed_at")
        Instant processedAt,

        @JsonProperty("updated_at") Instant updatedAt)
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
    @Schema(name = "OrderLine", description = "Some units of one sku.")
    public record Line(
            @Schema(
                    types = {"string", "null"},
                    description = "Null until the product has been looked up.",
                    example = "SKU-1")
            @JsonProperty("sku")
            String sku,

            @Schema(
                    types = {"integer", "null"},
                    format = "int64",
                    description = "The catalogue's number of the product.",
                    example = "1")
            @JsonProperty("product_id")
            Long productId,

            @Schema(
                    types = {"string", "null"},
                    description = "Name of the product, if the catalogue was asked and has it.",
                    example = "Teapot")
            @JsonProperty("name")
            String name,

            @Schema(example = "2") @JsonProperty("quantity") long quantity,

            @Schema(
                    types = {"number", "null"},
                    description = "Null when neither the request nor the catalogue has one.",
                    example = "99.90")
            @JsonProperty("unit_price")
            BigDecimal unitPrice,

            @Schema(
                    types = {"string", "null"},
                    description = "The warehouse that the request names.")
            @JsonProperty("warehouse_id")
            String warehouseId,

            @Schema(description = "Where the units are taken from; empty until they are reserved.")
            @JsonProperty("allocations")
            List<Allocation> allocations,

            @Schema(
                    types = {"string", "null"},
                    description = "Why this line could not be fulfilled.",
                    example = "insufficient_stock")
            @JsonProperty("reason")
            String reason,

            @Schema(
                    types = {"integer", "null"},
                    format = "int64",
                    description =
                            "Unsold units when the line was refused, including those that were held for other orders.",
                    example = "1")
            @JsonProperty("available")
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
    @Schema(name = "Allocation", description = "Units from one warehouse.")
    public record Allocation(
            @Schema(example = "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11") @JsonProperty("warehouse_id")
            String warehouseId,

            @Schema(example = "2") @JsonProperty("quantity") long quantity) {}
}
