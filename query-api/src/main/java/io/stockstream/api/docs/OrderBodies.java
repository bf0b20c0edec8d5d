package io.stockstream.api.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** The bodies of commands on orders. Describes only: bodies are read by {@code io.stockstream.api.order}, which names every error. */
public final class OrderBodies {

    private OrderBodies() {}

    /** An order. */
    @Schema(name = "NewOrder", description = "An order that is to be placed. user_id, email or both are needed.")
    public record NewOrder(
            @Schema(minLength = 1, maxLength = 100, description = "Made by the server when it is left out.")
            @JsonProperty("order_id")
            String orderId,

            @Schema(minimum = "1", description = "Who buys.") @JsonProperty("user_id")
            Long userId,

            @Schema(format = "email", description = "Where to tell what became of it; the user's when it is left out.")
            @JsonProperty("email")
            String email,

            @Schema(minimum = "1", description = "Has to be the user's.") @JsonProperty("delivery_address_id")
            Long deliveryAddressId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @JsonProperty("lines")
            List<NewOrderLine> lines,

            @Schema(
                    pattern = "[A-Z]{3}",
                    description =
                            "ISO 4217 code of the unit prices' currency. When omitted, it is that of the products, which must agree."
                                    + " If they have none either, it is the server's default; without one the order has no total.")
            @JsonProperty("currency")
            String currency) {}

    /** A line of it. */
    @Schema(
            name = "NewOrderLine",
            description = "Units of one sku, named by sku or by product_id. There are 1 to 1000 lines.")
    public record NewOrderLine(
            @Schema(minLength = 1, maxLength = 100) @JsonProperty("sku")
            String sku,

            @Schema(minimum = "1", description = "The catalogue's number.") @JsonProperty("product_id")
            Long productId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "1000000000")
            @JsonProperty("quantity")
            long quantity,

            @Schema(
                    minimum = "0",
                    maximum = "9999999999.99",
                    description =
                            "At most as many decimals as the currency has, four at most. When omitted, the catalogue's price."
                                    + " A deleted product is not sold, even at a given price.")
            @JsonProperty("unit_price")
            BigDecimal unitPrice,

            @Schema(minLength = 1, maxLength = 100, description = "Any warehouse when it is left out.")
            @JsonProperty("warehouse_id")
            String warehouseId) {}

    /** An order in the words of the shop order processor. */
    @Schema(name = "ShopOrder", description = "An order of one item.")
    public record ShopOrder(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 100,
                    description = "Of the order.")
            @JsonProperty("id")
            String id,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 100,
                    description = "The sku.")
            @JsonProperty("item")
            String item,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "1000000000")
            @JsonProperty("qty")
            long qty,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "email") @JsonProperty("email")
            String email) {}

    /** A new status. */
    @Schema(name = "OrderChange", description = "A new status.")
    public record OrderChange(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"shipped", "delivered", "cancelled"})
            @JsonProperty("status")
            String status) {}

    /** A cancellation. */
    @Schema(name = "Cancellation", description = "Why an order is cancelled, if anyone wants to say it.")
    public record Cancellation(
            @Schema(maxLength = 1000) @JsonProperty("comment")
            String comment) {}
}
