package io.stockstream.order.decide;

import io.stockstream.order.LookupRequested;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.stock.ReservationRequested;

/** What a decision asks the processor to do. */
public sealed interface OrderEffect {

    /**
     * Store the order's state; checks find the order while it is pending.
     *
     * @param state all of it
     */
    record SaveState(OrderState state) implements OrderEffect {}

    /**
     * Keep the number of the next invoice.
     *
     * @param number the number, from 1
     */
    record SaveNextInvoice(long number) implements OrderEffect {}

    /**
     * Publish the order, which has a new status.
     *
     * @param order the whole of it
     */
    record PublishOrder(Order order) implements OrderEffect {}

    /**
     * Publish the decision.
     *
     * @param decided the decision
     */
    record Decide(OrderDecided decided) implements OrderEffect {}

    /**
     * Ask the catalogue.
     *
     * @param request all that is asked, whatever partition it is in
     */
    record Lookup(LookupRequested request) implements OrderEffect {}

    /**
     * Reserve, commit or release at stock.
     *
     * @param request what is asked
     */
    record Command(ReservationRequested request) implements OrderEffect {}

    /**
     * Tell what became of a request.
     *
     * @param taskId the request's task
     * @param type of the task, such as {@code place_order}
     * @param orderId the order
     * @param status status of the order now
     * @param reason why the order failed or the request was refused; {@code null} when neither is so
     * @param error why the request was refused, for people; {@code null} when it was not
     */
    record ReportTask(String taskId, String type, String orderId, OrderStatus status, OrderReason reason, String error)
            implements OrderEffect {}

    /**
     * Tell the customer what became of the order.
     *
     * @param order the order, processed or failed, with an e-mail address
     */
    record Notify(Order order) implements OrderEffect {}

    /**
     * Write the invoice.
     *
     * @param order the order, processed
     */
    record IssueInvoice(Order order) implements OrderEffect {}
}
