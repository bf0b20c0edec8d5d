package io.stockstream.platform.history;

import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.view.HistoryKey;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementStatus;
import io.stockstream.task.Task;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.node.ObjectNode;

/** Makes rows of records. What can still change and is never forgotten as it is makes none. */
final class HistoryRows {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private HistoryRows() {}

    /**
     * The row of a record.
     *
     * @throws IllegalArgumentException when the record is of none of the topics that the history reads
     */
    static Optional<HistoryRow> of(SpecificRecord record, HistoryRow.Place place) {
        return switch (record) {
            case Order order -> of(order, place);
            case OrderDecided decision -> of(decision, place);
            case Movement movement -> of(movement, place);
            case Task task -> Optional.of(of(task, place));
            default -> throw new IllegalArgumentException("The history keeps no " + record.getClass());
        };
    }

    /** A pending order is not forgotten, and a record follows that is not pending: most orders are written once. */
    private static Optional<HistoryRow> of(Order order, HistoryRow.Place place) {
        if (order.getStatus() == OrderStatus.PENDING) {
            return Optional.empty();
        }
        return Optional.of(new HistoryRow.OfOrder(
                order.getOrderId(),
                order.getCreatedAt().toEpochMilli(),
                order.getStatus().name(),
                order.getUserId(),
                place,
                AvroJson.of(order).toString()));
    }

    /** As the store of decisions: none that belongs to no order, and not that the order is forgotten. */
    private static Optional<HistoryRow> of(OrderDecided decision, HistoryRow.Place place) {
        if (decision.getSequence() == 0 || decision.getStep() == OrderStep.FORGOTTEN) {
            return Optional.empty();
        }
        ObjectNode item = AvroJson.of(decision);
        item.set(
                "position",
                AvroJson.of(new LogPosition(Topics.ORDER_DECISIONS.name(), place.partition(), place.offset())));
        return Optional.of(new HistoryRow.OfDecision(
                decision.getOrderId(),
                decision.getDecidedAt().toEpochMilli(),
                decision.getSequence(),
                place,
                item.toString()));
    }

    /**
     * Goods in transit are not forgotten. A departure that follows a refused one is written all the same: it has to
     * replace that.
     */
    private static Optional<HistoryRow> of(Movement movement, HistoryRow.Place place) {
        if (movement.getStatus() == MovementStatus.IN_TRANSIT && movement.getVersion() == 1) {
            return Optional.empty();
        }
        return Optional.of(new HistoryRow.OfMovement(
                movement.getMovementId(),
                movement.getSku(),
                micros(HistoryKey.at(movement)),
                warehouse(movement.getSender()),
                warehouse(movement.getReceiver()),
                place,
                AvroJson.of(movement).toString()));
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
    }

    private static String warehouse(MovementLeg leg) {
        return leg == null ? null : leg.getWarehouseId();
    }

    private static HistoryRow of(Task task, HistoryRow.Place place) {
        return new HistoryRow.OfTask(
                task.getTaskId(),
                task.getRequestedAt().toEpochMilli(),
                task.getType(),
                task.getQueue() == null ? null : task.getQueue().name(),
                task.getState().name(),
                place,
                AvroJson.of(task).toString());
    }
}
