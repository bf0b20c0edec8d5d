package io.stockstream.order.decide;

import io.stockstream.order.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decisions on one order that are applied together: what one of them saves, the next one knows. Only the newest state
 * of the order is stored and published.
 */
public final class Turn {

    private final List<Effect> effects = new ArrayList<>();
    private OrderState state;
    private long nextInvoice;
    private boolean saved;
    private Effect published;

    /**
     * @param state of the order before; {@code null} when there is no such order
     * @param nextInvoice number of the next invoice
     */
    public Turn(OrderState state, long nextInvoice) {
        this.state = state;
        this.nextInvoice = nextInvoice;
    }

    /** What is to be done, and the time at which the decision takes effect. */
    public record Effect(OrderEffect effect, Instant at) {}

    /** Adds a decision. */
    public void add(List<OrderEffect> decision, Instant at) {
        decision.forEach(effect -> add(effect, at));
    }

    /** Adds a part of a decision. */
    public void add(OrderEffect effect, Instant at) {
        switch (effect) {
            case OrderEffect.SaveState(OrderState after) -> save(after);
            case OrderEffect.PublishOrder publish -> published = new Effect(publish, at);
            case OrderEffect.SaveNextInvoice(long number) -> {
                nextInvoice = number;
                effects.add(new Effect(effect, at));
            }
            default -> effects.add(new Effect(effect, at));
        }
    }

    /** The order changed. */
    void save(OrderState after) {
        state = after;
        saved = true;
    }

    /** What was added so far has been done already, except that the order was not stored. */
    public void forget() {
        effects.clear();
        published = null;
        saved = false;
    }

    /** The state of the order now; {@code null} when there is no such order. */
    public OrderState state() {
        return state;
    }

    /** Whether the order changed. */
    public boolean isSaved() {
        return saved;
    }

    long nextInvoice() {
        return nextInvoice;
    }

    /** Everything to be done but to store the order. */
    public List<Effect> effects() {
        List<Effect> all = new ArrayList<>(effects);
        if (published != null) {
            all.add(published);
        }
        return all;
    }
}
