package io.stockstream.streams.order;

import io.stockstream.order.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decisions on one order that are applied together: what one of them saves, the next one knows. */
final class Turn {

    private final List<Effect> effects = new ArrayList<>();
    private OrderState state;
    private long nextInvoice;

    /**
     * @param state of the order before; {@code null} when there is no such order
     * @param nextInvoice number of the next invoice
     */
    Turn(OrderState state, long nextInvoice) {
        this.state = state;
        this.nextInvoice = nextInvoice;
    }

    /** What is to be done, and the time at which the decision takes effect. */
    record Effect(OrderEffect effect, Instant at) {}

    /** Adds a decision. Only the newest state of the order is stored and published. */
    void add(List<OrderEffect> decision, CollectedAnswers.Placed input) {
        Instant at = input.input().at(input.origin());
        for (OrderEffect effect : decision) {
            switch (effect) {
                case OrderEffect.SaveState(OrderState saved) -> {
                    state = saved;
                    effects.removeIf(each -> each.effect() instanceof OrderEffect.SaveState);
                }
                case OrderEffect.SaveNextInvoice(long number) -> nextInvoice = number;
                case OrderEffect.PublishOrder publish ->
                    effects.removeIf(each -> each.effect() instanceof OrderEffect.PublishOrder);
                default -> {
                    // Nothing that the next decision knows.
                }
            }
            effects.add(new Effect(effect, at));
        }
    }

    /** The state of the order now; {@code null} when there is no such order. */
    OrderState state() {
        return state;
    }

    long nextInvoice() {
        return nextInvoice;
    }

    List<Effect> effects() {
        return effects;
    }
}
