package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/** A movement as clients see it. */
@Schema(
        name = "Movement",
        description = "A transfer of goods: the departure and the arrival with the same movement_id.")
public record MovementView(
        @Schema(example = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10") @JsonProperty("movement_id")
        String movementId,

        @Schema(description = "The sku.", example = "SKU-1") @JsonProperty("product_id")
        String productId,

        @Schema(
                description =
                        "pending: accepted, to be decided within moments. in_transit: left, not arrived. completed: left and arrived."
                                + " arrived_unmatched: arrived, no departure reported yet. rejected: the departure was refused, or"
                                + " the arrival while nothing else is known of the movement.",
                allowableValues = {"pending", "in_transit", "completed", "arrived_unmatched", "rejected"})
        @JsonProperty("status")
        String status,

        @Schema(nullable = true) @JsonProperty("sender") Leg sender,
        @Schema(nullable = true) @JsonProperty("receiver") Leg receiver,

        @Schema(
                types = {"integer", "null"},
                format = "int64",
                description = "Arrival minus departure, in whole seconds; once completed.",
                example = "86400")
        @JsonProperty("time_difference_seconds")
        Long timeDifferenceSeconds,

        @Schema(
                types = {"integer", "null"},
                format = "int64",
                description = "Units received minus units sent: negative is loss; once completed.",
                example = "-2")
        @JsonProperty("quantity_difference")
        Long quantityDifference,

        @Schema(nullable = true) @JsonProperty("rejection") Rejection rejection)
        implements MovementAnswer {

    /** One end of a movement. */
    @Schema(name = "MovementLeg", description = "One end of a movement.")
    public record Leg(
            @Schema(example = "b1d3a0de-0f49-4c43-8d3c-94a4ae5f1c11") @JsonProperty("warehouse_id")
            String warehouseId,

            @Schema(description = "When it happened, by the warehouse's clock.") @JsonProperty("at")
            Instant at,

            @Schema(example = "100") @JsonProperty("quantity")
            long quantity) {}

    /** Why the departure, or a lone arrival, was refused. */
    @Schema(name = "MovementRejection", description = "Why the departure, or a lone arrival, was refused.")
    public record Rejection(
            @Schema(
                    description =
                            "insufficient_stock; too_many_warehouses: the product lies in as many warehouses as it can"
                                    + " (10,000, with 2,000,000 bytes in their ids), and the arrival is in another; too_old: it happened"
                                    + " before not_before.",
                    example = "insufficient_stock")
            @JsonProperty("reason")
            String reason,

            @Schema(example = "500") @JsonProperty("requested")
            long requested,

            @Schema(example = "98") @JsonProperty("available")
            long available,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time",
                    description = "Set when too_old: what happened before is rejected.")
            @JsonProperty("not_before")
            Instant notBefore,

            @Schema(
                    types = {"string", "null"},
                    description = "Set when too_old: for people, with the way out.")
            @JsonProperty("explanation")
            String explanation) {}

    /** A movement that is accepted and not decided on. */
    static MovementView pending(String movementId, String sku) {
        return new MovementView(movementId, sku, "pending", null, null, null, null, null);
    }

    static MovementView of(StoredMovement stored) {
        return new MovementView(
                stored.movementId(),
                stored.sku(),
                stored.status().toLowerCase(Locale.ROOT),
                leg(stored.sender()),
                leg(stored.receiver()),
                stored.timeDifferenceSeconds(),
                stored.quantityDifference(),
                rejection(stored));
    }

    private static Leg leg(StoredMovement.Leg leg) {
        return leg == null ? null : new Leg(leg.warehouseId(), leg.at(), leg.quantity());
    }

    private static Rejection rejection(StoredMovement stored) {
        StoredMovement.Rejection rejection = stored.rejection();
        return rejection == null
                ? null
                : new Rejection(
                        rejection.reason().toLowerCase(Locale.ROOT),
                        rejection.requested(),
                        rejection.available(),
                        rejection.horizon(),
                        rejection.horizon() == null
                                ? null
                                // Of a movement that is refused for its age, the refused end comes first.
                                : TooOld.explanation(
                                        (stored.sender() == null ? stored.receiver() : stored.sender()).at(),
                                        rejection.horizon()));
    }
}
