package io.stockstream.order.decide;

import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.platform.runtime.InputOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Coordinates one order: looks up what it needs, has stock reserve every sku of it, and processes it when everything is
 * held or fails it when anything is not. It waits for a set of answers, so neither repetition nor order of arrival
 * matters. {@link Transition} is the table of its states.
 */
public final class OrderDecider {

    /**
     * Decides on inputs in their order, as if one at a time.
     *
     * @param turn receives the effects
     */
    public void decide(Turn turn, List<PlacedInput> inputs) {
        HeldAnswers held = null;
        for (PlacedInput each : inputs) {
            Instant at = each.input().at(each.origin());
            if (each.input() instanceof OrderInput.StockAnswered answered && isPending(turn.state())) {
                held = held == null ? new HeldAnswers(turn.state()) : held;
                Optional<OrderDecided> noted = held.note(answered.decided(), Cause.of(answered, each.origin()));
                if (noted.isPresent()) {
                    turn.add(new OrderEffect.Decide(noted.get()), at);
                    continue;
                }
            }
            save(held, turn);
            held = null;
            turn.add(decide(turn.state(), turn.nextInvoice(), each.input(), each.origin()), at);
        }
        save(held, turn);
    }

    private static void save(HeldAnswers held, Turn turn) {
        if (held != null && held.isChanged()) {
            turn.save(held.state());
        }
    }

    private static boolean isPending(OrderState state) {
        return state != null && state.getOrder().getStatus() == OrderStatus.PENDING;
    }

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
