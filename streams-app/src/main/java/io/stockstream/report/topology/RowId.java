package io.stockstream.report.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.schema.Topics;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of rows: where the request stands that placed the order, as one number. The same at every replay, different for
 * different places, and in the order of time within a partition.
 *
 * <p>The lowest bit of an id tells how many bits its partition has, so that an id needs no knowledge of how many
 * partitions there are: 11 below 2,048, else 31, which is every partition that Kafka can number.
 */
final class RowId {

    private static final int FEW = 11;
    private static final int ALL = 31;

    private RowId() {}

    /** The id of the row of an order that the decision placed. */
    static long of(OrderDecided placed) {
        LogPosition cause = placed.getCause();
        int bits = bits(cause.getPartition());
        return cause.getOffset() << (bits + 1) | (long) cause.getPartition() << 1 | (bits == FEW ? 0 : 1);
    }

    /** What is wrong with the cause of a decision that placed an order; empty when it makes an id. */
    static List<FieldError> check(OrderDecided placed) {
        LogPosition cause = placed.getCause();
        List<FieldError> errors = new ArrayList<>();
        if (!cause.getTopic().equals(Topics.ORDER_REQUESTS.name())) {
            errors.add(new FieldError("cause.topic", cause.getTopic(), "must be " + Topics.ORDER_REQUESTS.name()));
        }
        if (cause.getPartition() < 0) {
            errors.add(
                    new FieldError("cause.partition", Integer.toString(cause.getPartition()), "must not be negative"));
        }
        long most = Long.MAX_VALUE >> (bits(cause.getPartition()) + 1);
        if (cause.getOffset() < 0 || cause.getOffset() > most) {
            errors.add(new FieldError("cause.offset", Long.toString(cause.getOffset()), "must be 0 to " + most));
        }
        return errors;
    }

    private static int bits(int partition) {
        return partition < 1 << FEW ? FEW : ALL;
    }
}
