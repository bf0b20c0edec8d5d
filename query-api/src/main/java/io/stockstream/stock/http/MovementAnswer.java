package io.stockstream.stock.http;

import java.util.List;
import java.util.Optional;

/** The answer for a movement id: nearly always one movement, of one product. */
sealed interface MovementAnswer permits MovementView, MovementAnswer.OfProducts {

    /**
     * The movements of several products that were reported under one id.
     *
     * @param products at least two
     */
    record OfProducts(String movementId, List<MovementView> products) implements MovementAnswer {}

    /** The answer for an id; empty when nothing is known of it. */
    static Optional<MovementAnswer> of(String movementId, List<MovementView> products) {
        return switch (products.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(products.getFirst());
            default -> Optional.of(new OfProducts(movementId, products));
        };
    }
}
