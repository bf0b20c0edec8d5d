package io.stockstream.order.decide;

import io.stockstream.order.Order;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.StockQuestion;
import java.util.ArrayList;
import java.util.List;

/** The effects of one step of an order: the stored state, the published records, and the messages to others. */
final class Steps {

    private Steps() {}

    /** A step that leaves the order in its status: the published order stays, and decisions tell the rest. */
    static List<OrderEffect> noted(
            OrderState after, OrderStep step, OrderReason reason, String explanation, Cause cause) {
        List<OrderEffect> effects = new ArrayList<>();
        effects.add(new OrderEffect.SaveState(after));
        effects.add(new OrderEffect.Decide(cause.decided(after, step, reason, explanation)));
        return effects;
    }

    /**
     * A step along the table: stock is informed, and the customer is notified of the outcome if the order was pending.
     */
    static List<OrderEffect> moved(
            Transition transition, OrderState after, OrderStep step, String explanation, Cause cause) {
        Order order = after.getOrder();
        List<OrderEffect> effects = new ArrayList<>();
        effects.add(new OrderEffect.SaveState(after));
        effects.add(new OrderEffect.PublishOrder(order));
        effects.add(new OrderEffect.Decide(cause.decided(after, step, order.getReason(), explanation)));
        transition.command().ifPresent(command -> {
            for (StockQuestion question : Questions.known(after.getQuestions())) {
                effects.add(new OrderEffect.Command(StockCommands.about(order, question, command)));
            }
        });
        if (transition.from() == OrderStatus.PENDING) {
            TaskReports.placed(after).ifPresent(effects::add);
        }
        return effects;
    }

    /** The order fails. */
    static List<OrderEffect> failed(OrderDraft draft, OrderReason reason, String explanation, Cause cause) {
        OrderState after = draft.lines(Lines.released(draft.lines()))
                .reason(reason)
                .moved(Transition.UNMET)
                .build(cause.at());
        List<OrderEffect> effects = moved(Transition.UNMET, after, OrderStep.FAILED, explanation, cause);
        if (after.getOrder().getEmail() != null) {
            effects.add(new OrderEffect.Notify(after.getOrder()));
        }
        return effects;
    }

    /**
     * The order is processed.
     *
     * @param way how it became so
     */
    static List<OrderEffect> processed(OrderDraft draft, Transition way, InvoiceNumber invoice, Cause cause) {
        OrderState after = draft.invoiced(invoice.text(), cause.at()).moved(way).build(cause.at());
        Order order = after.getOrder();
        List<OrderEffect> effects = moved(way, after, OrderStep.PROCESSED, Explanations.processed(after), cause);
        effects.add(new OrderEffect.SaveNextInvoice(invoice.number() + 1));
        if (order.getEmail() != null) {
            effects.add(new OrderEffect.Notify(order));
        }
        effects.add(new OrderEffect.IssueInvoice(order));
        return effects;
    }
}
