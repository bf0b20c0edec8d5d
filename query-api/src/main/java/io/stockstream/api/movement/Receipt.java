package io.stockstream.api.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a client gets for a movement that is safely written. */
public sealed interface Receipt {

    /** Written; the decision follows. */
    @Schema(name = "Receipt", description = "The movement is written; it is decided within moments.")
    record Written(
            @Schema(
                    description = "The event's id; for a plain movement its movement_id and event.",
                    example = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10:departure")
            @JsonProperty("id")
            String id,

            @Schema(example = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10") @JsonProperty("movement_id")
            String movementId)
            implements Receipt {}

    /** A batch is written, as a whole. */
    @Schema(name = "BatchReceipt", description = "All movements of the batch are written.")
    record AllWritten(
            @Schema(description = "In the order of the batch.") @JsonProperty("items")
            List<Written> items) implements Receipt {}

    /** Written, and waited for; without a decision when the time was over before it came. */
    @Schema(name = "DecidedReceipt", description = "The movement is written, and this was decided.")
    record Decided(
            @Schema(example = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10:departure") @JsonProperty("id")
            String id,

            @Schema(example = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10") @JsonProperty("movement_id")
            String movementId,

            @Schema(nullable = true, description = "null when the time ran out before the decision.")
            @JsonProperty("decision")
            DecisionView decision,

            @Schema(nullable = true, description = "The movement so far; null while there is none to show.")
            @JsonProperty("movement")
            MovementView movement)
            implements Receipt {}
}
