package io.stockstream.streams.report;

import io.stockstream.movement.FieldError;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.schema.Topics;
import java.util.ArrayList;
import java.util.List;

/** Ids of rows: where the request stands that placed the order, as one number. The same at every replay, and in the order of time within a partition. */
final class RowId {

    /** Ids stay what they are when the topic gets more partitions, up to this many. */
    static final int PARTITIONS = 64;

    private static final long MOST_OFFSET = Long.MAX_VALUE / PARTITIONS - 1;

    private RowId() {}

    /** The id of the row of an order that the decision placed. */
    static long of(OrderDecided placed) {
        return placed.getCause().getOffset() * PARTITIONS + placed.getCause().getPartition();
    }

    /** What is wrong with the cause of a decision that placed an order; empty when it makes an id. */
    static List<FieldError> check(OrderDecided placed) {
        LogPosition cause = placed.getCause();
        List<FieldError> errors = new ArrayList<>();
        if (!cause.getTopic().equals(Topics.ORDER_REQUESTS.name())) {
            errors.add(new FieldError("cause.topic", cause.getTopic(), "must be " + Topics.ORDER_REQUESTS.name()));
        }
        if (cause.getPartition() < 0 || cause.getPartition() >= PARTITIONS) {
            errors.add(new FieldError(
                    "cause.partition", Integer.toString(cause.getPartition()), "must be 0 to " + (PARTITIONS - 1)));
        }
        if (cause.getOffset() < 0 || cause.getOffset() > MOST_OFFSET) {
            errors.add(new FieldError("cause.offset", Long.toString(cause.getOffset()), "must be 0 to " + MOST_OFFSET));
        }
        return errors;
    }
}
