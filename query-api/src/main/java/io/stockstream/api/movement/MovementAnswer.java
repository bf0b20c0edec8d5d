package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** The answer for a movement id: nearly always one movement, of one product. */
sealed interface MovementAnswer permits MovementView, MovementAnswer.OfProducts {

    /**
     * The movements of several products that were reported under one id.
     *
     * @param products at least two
     */
    @Schema(
            name = "MovementOfProducts",
            description =
                    "Movements of several products reported under one movement_id; each is decided on separately.")
    record OfProducts(
            @Schema(example = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10") @JsonProperty("movement_id")
            String movementId,

            @Schema(description = "One for each product, by sku; at most 1,000.") @JsonProperty("products")
            List<MovementView> products)
            implements MovementAnswer {}

    /** The answer for an id; empty when nothing is known of it. */
    static Optional<MovementAnswer> of(String movementId, List<MovementView> products) {
        return switch (products.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(products.getFirst());
            default -> Optional.of(new OfProducts(movementId, products));
        };
    }
}
