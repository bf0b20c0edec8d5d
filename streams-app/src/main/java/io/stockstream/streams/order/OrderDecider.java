package io.stockstream.streams.order;

import io.stockstream.order.OrderState;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.List;

/**
 * Coordinates one order: looks up what it needs, has stock reserve every sku of it, and processes it when everything is
 * held or fails it when anything is not. It waits for a set of answers, so neither repetition nor order of arrival
 * matters. {@link Transition} is the table of its states.
 */
public final class OrderDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param state what is known of the order; {@code null} when nothing is
     * @param nextInvoice number of the next invoice of the partition, from 1
     * @param input what is decided on
     * @param origin where it stands in the log
     * @return what to do, in this order; empty when the input changes nothing
     */
    public List<OrderEffect> decide(OrderState state, long nextInvoice, OrderInput input, InputOrigin origin) {
        Cause cause = Cause.of(input, origin);
        return switch (input) {
            case OrderInput.Requested requested -> RequestDecider.decide(state, requested.request(), cause);
            case OrderInput.LookedUp lookedUp -> LookupDecider.decide(state, lookedUp.answer(), cause);
            case OrderInput.StockAnswered answered ->
                OutcomeDecider.decide(
                        state, answered.decided(), new InvoiceNumber(origin.partition(), nextInvoice), cause);
            case OrderInput.CheckDue due -> CheckDecider.decide(state, due.check(), cause);
        };
    }
}
