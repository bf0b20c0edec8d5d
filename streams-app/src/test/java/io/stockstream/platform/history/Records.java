package io.stockstream.platform.history;

import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import io.stockstream.stock.MovementStatus;
import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import java.time.Instant;
import java.util.List;

/** Records that the history reads. */
final class Records {

    static final Instant AT = Instant.parse("2026-03-31T23:59:59.999Z");

    private Records() {}

    static Order order(String id, OrderStatus status, Instant createdAt) {
        return Order.newBuilder()
                .setOrderId(id)
                .setStatus(status)
                .setUserId(7L)
                .setLines(List.of(
                        OrderLine.newBuilder().setSku("SKU").setQuantity(2).build()))
                .setCurrency("EUR")
                .setCreatedAt(createdAt)
                .setUpdatedAt(createdAt)
                .setVersion(2)
                .build();
    }

    static OrderDecided decision(String orderId, long sequence, OrderStep step) {
        return OrderDecided.newBuilder()
                .setOrderId(orderId)
                .setSequence(sequence)
                .setStep(step)
                .setStatus(OrderStatus.PROCESSED)
                .setExplanation("because")
                .setCause(new LogPosition("orders.requests", 1, 2L))
                .setDecidedAt(AT)
                .build();
    }

    /** Left a warehouse, and came to another if that is given. */
    static Movement movement(String id, MovementStatus status, long version, Instant sentAt, Instant receivedAtOrNull) {
        return Movement.newBuilder()
                .setMovementId(id)
                .setSku("SKU")
                .setStatus(status)
                .setSender(new MovementLeg("north", sentAt, 5L))
                .setReceiver(receivedAtOrNull == null ? null : new MovementLeg("south", receivedAtOrNull, 5L))
                .setVersion(version)
                .setUpdatedAt(AT)
                .build();
    }

    static Task task(String id, TaskState state, Instant requestedAt) {
        return Task.newBuilder()
                .setTaskId(id)
                .setType("sum")
                .setQueue(TaskQueue.DEFAULT)
                .setState(state)
                .setRequestedAt(requestedAt)
                .setUpdatedAt(requestedAt)
                .setVersion(1)
                .build();
    }
}
