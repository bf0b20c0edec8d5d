package io.stockstream.stock.http;

import java.util.List;

/** What a client gets for a movement that is safely written. */
public sealed interface Receipt {

    /** Written; the decision follows. */
    record Written(String id, String movementId) implements Receipt {}

    /** A batch is written, as a whole. */
    record AllWritten(List<Written> items) implements Receipt {}

    /** Written, and waited for; without a decision when the time was over before it came. */
    record Decided(String id, String movementId, DecisionView decision, MovementView movement) implements Receipt {}
}
