package io.stockstream.order.decide;

import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.StockAnswer;
import io.stockstream.platform.runtime.InputOrigin;
import java.time.Instant;

/**
 * The cause of a decision; creates the record of the decision.
 *
 * @param origin the record that is decided on
 * @param at the time at which it takes effect
 * @param taskId the task of a request; {@code null} when there is none
 * @param stock stock's answer; {@code null} when the record is none
 * @param lookup the row of the catalogue's answer; {@code null} when the record is none
 */
public record Cause(InputOrigin origin, Instant at, String taskId, StockAnswer stock, RowAnswered lookup) {

    public static Cause of(OrderInput input, InputOrigin origin) {
        Instant at = input.at(origin);
        return switch (input) {
            case OrderInput.Requested requested ->
                new Cause(origin, at, requested.request().getTaskId(), null, null);
            case OrderInput.LookedUp lookedUp -> new Cause(origin, at, null, null, null);
            case OrderInput.StockAnswered answered ->
                new Cause(origin, at, null, StockAnswers.of(answered.decided(), answered.command()), null);
            case OrderInput.CheckDue check -> new Cause(origin, at, null, null, null);
        };
    }

    /** The same record as the cause of what follows from one row in it. */
    Cause about(RowAnswered row) {
        return new Cause(origin, at, taskId, stock, row);
    }

    /** A decision that leaves the order pending. */
    OrderDecided noted(String orderId, long sequence, OrderStep step, String explanation) {
        return decided(orderId, sequence, step, OrderStatus.PENDING, null, explanation);
    }

    /**
     * The decision.
     *
     * @param after the order's state afterwards
     * @param reason why the order failed or the request was refused; {@code null} when neither is so
     */
    OrderDecided decided(OrderState after, OrderStep step, OrderReason reason, String explanation) {
        return decided(
                after.getOrder().getOrderId(),
                after.getSequence(),
                step,
                after.getOrder().getStatus(),
                reason,
                explanation);
    }

    /** The decision on a request about an order that there is not. */
    OrderDecided unknown(String orderId) {
        return unknown(orderId, OrderReason.UNKNOWN_ORDER, Explanations.unknownOrder(orderId));
    }

    /** The same for another reason. */
    OrderDecided unknown(String orderId, OrderReason reason, String explanation) {
        return decided(orderId, 0, OrderStep.REFUSED, OrderStatus.UNKNOWN, reason, explanation);
    }

    /** The last decision on an order. */
    public OrderDecided forgotten(OrderState last) {
        return decided(
                last.getOrder().getOrderId(),
                last.getSequence() + 1,
                OrderStep.FORGOTTEN,
                last.getOrder().getStatus(),
                null,
                Explanations.forgotten(last.getOrder()));
    }

    private OrderDecided decided(
            String orderId, long sequence, OrderStep step, OrderStatus status, OrderReason reason, String explanation) {
        return new OrderDecided(
                orderId,
                sequence,
                step,
                status,
                reason,
                explanation,
                taskId,
                stock,
                lookup,
                new LogPosition(origin.topic(), origin.partition(), origin.offset()),
                at,
                null);
    }
}
