package io.stockstream.order.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.order.LogPosition;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderRules;
import io.stockstream.order.decide.OrderInput;
import io.stockstream.platform.runtime.KeyPlace;
import io.stockstream.schema.Topics;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.ReservationDecided;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/** Makes inputs of records, and refuses those that can never be decided on. */
final class InputReader {

    private final int partitions;

    /**
     * @param partitions number of partitions of the requests' topic
     */
    InputReader(int partitions) {
        this.partitions = partitions;
    }

    /**
     * The input in a record.
     *
     * @param partition where the record came from
     * @throws InvalidOrderException when it is none
     */
    OrderInput read(Record<String, SpecificRecord> incoming, int partition) {
        return switch (incoming.value()) {
            case OrderRequested request -> requested(incoming.key(), request, partition);
            case LookupAnswered answer -> {
                requireKey(incoming.key(), answer.getOrderId());
                yield new OrderInput.LookedUp(answer);
            }
            case ReservationDecided decided -> {
                requireKey(incoming.key(), decided.getOrderId());
                yield answered(decided);
            }
            case OrderCheckDue check -> checkDue(check);
            case null -> throw new InvalidOrderException("(value)", null, "must not be empty");
            default ->
                throw new IllegalStateException(
                        "No source has this: " + incoming.value().getSchema());
        };
    }

    /** The input in an answer of stock that is valid. */
    static OrderInput.StockAnswered answered(ReservationDecided decided) {
        FactPosition at = decided.getCommandPosition();
        return new OrderInput.StockAnswered(
                decided, new LogPosition(Topics.RESERVATIONS.name(), at.getPartition(), at.getOffset()));
    }

    private OrderInput requested(String key, OrderRequested request, int partition) {
        List<FieldError> errors = OrderRules.check(request);
        if (!errors.isEmpty()) {
            throw new InvalidOrderException(errors);
        }
        requireKey(key, request.getOrderId());
        requireOwnPartition(request.getOrderId(), partition);
        return new OrderInput.Requested(request);
    }

    private static void requireKey(String key, String orderId) {
        if (!orderId.equals(key)) {
            // Another key would bring the order to a second writer.
            throw new InvalidOrderException("(key)", key, "must be the order id " + orderId);
        }
    }

    /** A producer with another partitioner than Kafka's own would make two orders of one id, in two partitions. */
    private void requireOwnPartition(String orderId, int partition) {
        int own = KeyPlace.of(orderId, partitions);
        if (partition != own) {
            throw new InvalidOrderException(
                    "(partition)",
                    Integer.toString(partition),
                    "must be %d for this order id: produce with Kafka's default partitioner (murmur2)".formatted(own));
        }
    }

    private static OrderInput checkDue(OrderCheckDue check) {
        Instant due = check.getDueAt();
        if (due.isBefore(Instant.EPOCH)) {
            // It becomes the time of records, which cannot lie before.
            throw new InvalidOrderException("due_at", due.toString(), "must not lie before 1970");
        }
        requireNotAfter("drive_on_before", check.getDriveOnBefore(), due);
        requireNotAfter("fail_before", check.getFailBefore(), due);
        requireNotAfter("lookup_fail_before", check.getLookupFailBefore(), due);
        return new OrderInput.CheckDue(check);
    }

    private static void requireNotAfter(String field, Instant time, Instant due) {
        if (time.isAfter(due)) {
            throw new InvalidOrderException(field, time.toString(), "must not lie after due_at " + due);
        }
    }
}
