package io.stockstream.order.decide;

import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PendingLookup;
import io.stockstream.order.PlaceOrder;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.UserFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Decides on an answer of the catalogue, row by row, at a cost that grows with the order and the answer, not with their
 * product. A row that the order does not wait for is ignored.
 */
final class LookupDecider {

    private final OrderState state;
    private final Cause cause;
    private final OrderDraft draft;
    private final Pricing pricing;
    private final Map<LookupPlan.Name, PendingLookup> open = new LinkedHashMap<>();
    private final List<PendingLookup> again = new ArrayList<>();
    private final List<OrderEffect> effects = new ArrayList<>();
    private boolean ended;

    private LookupDecider(OrderState state, Cause cause) {
        this.state = state;
        this.cause = cause;
        this.draft = new OrderDraft(state);
        this.pricing = new Pricing(state);
        state.getLookups().forEach(lookup -> open.put(LookupPlan.name(lookup), lookup));
    }

    static List<OrderEffect> decide(OrderState state, LookupAnswered answer, Cause cause) {
        if (state == null || state.getOrder().getStatus() != OrderStatus.PENDING) {
            return List.of();
        }
        return new LookupDecider(state, cause).decide(answer.getRows());
    }

    private List<OrderEffect> decide(List<RowAnswered> rows) {
        for (RowAnswered row : rows) {
            PendingLookup lookup = open.get(new LookupPlan.Name(row.getKind(), row.getKey()));
            if (!ended && lookup != null && lookup.getAttempt() == row.getAttempt()) {
                decide(row, lookup);
            }
        }
        if (!ended && !effects.isEmpty()) {
            effects.add(new OrderEffect.SaveState(
                    priced().lookups(List.copyOf(open.values())).state(cause.at())));
            if (!again.isEmpty()) {
                effects.add(new OrderEffect.Lookup(LookupPlan.request(state.getOrder(), again)));
            }
        }
        return effects;
    }

    private void decide(RowAnswered row, PendingLookup lookup) {
        LookupOutcome outcome = outcome(row);
        if (outcome == LookupOutcome.NOT_YET) {
            notYet(row, lookup);
        } else if (outcome == LookupOutcome.GONE) {
            unmet(row, lookup, Explanations.gone(lookup));
        } else if (outcome == LookupOutcome.ABSENT && row.getKind() != LookupKind.SKU) {
            absent(row, lookup);
        } else {
            open.remove(LookupPlan.name(lookup));
            known(row);
        }
    }

    private void known(RowAnswered row) {
        switch (row.getFound()) {
            case UserFound user
            when row.getKind() == LookupKind.USER -> {
                draft.email(emailOf(state.getPlaced(), user));
                noted(row);
            }
            case AddressFound address when row.getKind() == LookupKind.ADDRESS -> address(address, row);
            case ProductFound product
            when row.getKind() == LookupKind.PRODUCT || row.getKind() == LookupKind.SKU -> product(product, row);
            case null -> noted(row);
            default -> throw new IllegalArgumentException("An answer to another question: " + row.getKind());
        }
    }

    /**
     * A recently written row may still be on its way: it is asked for again, a few times at once, then by checks, until
     * one of them makes the last attempt.
     */
    private void absent(RowAnswered row, PendingLookup lookup) {
        if (lookup.getLast()) {
            unmet(row, lookup, Explanations.absent(lookup));
        } else {
            later(row, lookup, Explanations::notThereYet);
        }
    }

    /**
     * The order was placed against a newer version than the catalogue has seen, so the row is certainly on its way,
     * however long that takes. It is asked for again, a few times at once, then by every check; no check makes a last
     * attempt.
     */
    private void notYet(RowAnswered row, PendingLookup lookup) {
        later(row, lookup, Explanations::notYet);
    }

    private void later(RowAnswered row, PendingLookup lookup, Function<PendingLookup, String> explanation) {
        if (lookup.getAbsent()) {
            return;
        }
        boolean atOnce = lookup.getAttempt() < LookupPlan.MOST_ATTEMPTS;
        PendingLookup next = atOnce ? LookupPlan.next(lookup, false) : LookupPlan.absent(lookup);
        open.put(LookupPlan.name(next), next);
        if (atOnce) {
            again.add(next);
        }
        decided(row, explanation.apply(next));
    }

    private void unmet(RowAnswered row, PendingLookup lookup, String explanation) {
        OrderReason reason = reason(lookup.getKind());
        priced().lines(Lines.unmet(
                draft.lines(), line -> Pricing.isFor(line, lookup.getKind(), lookup.getKey()), reason, null));
        failed(row, reason, explanation);
    }

    /** Answers written before outcomes existed keep their meaning. */
    private static LookupOutcome outcome(RowAnswered row) {
        if (row.getOutcome() != LookupOutcome.UNKNOWN) {
            return row.getOutcome();
        }
        return row.getFound() == null ? LookupOutcome.ABSENT : LookupOutcome.FOUND;
    }

    private void address(AddressFound address, RowAnswered row) {
        Long user = state.getPlaced().getUserId();
        if (user != null && user != address.getUserId()) {
            priced();
            failed(row, OrderReason.UNKNOWN_ADDRESS, Explanations.foreignAddress(row));
        } else {
            noted(row);
        }
    }

    private void product(ProductFound product, RowAnswered row) {
        if (pricing.mismatches(row.getKind(), row.getKey(), product)) {
            priced();
            failed(row, OrderReason.CURRENCY_MISMATCH, Explanations.currencyMismatch(product, draft.currency()));
        } else {
            noted(row);
        }
    }

    private void noted(RowAnswered row) {
        if (open.isEmpty()) {
            complete(row);
        } else {
            decided(row, Explanations.lookedUp(row, Explanations.waitsForCatalogue(open.size())));
        }
    }

    /** After the last answer the currency is known, and stock is asked. */
    private void complete(RowAnswered row) {
        priced().lookups(List.of()).currency(Pricing.settled(draft.currency(), state.getPlaced()));
        List<OrderLine> payable = Pricing.tooFine(state.getPlaced(), draft.lines(), draft.currency());
        if (!payable.equals(draft.lines())) {
            draft.lines(payable);
            failed(row, OrderReason.PRICE_TOO_FINE, Explanations.priceTooFine(draft.currency()));
            return;
        }
        OrderState after =
                draft.lines(LineMerge.resolved(draft.lines())).askedStock().build(cause.at());
        String explanation = Explanations.lookedUp(row, Explanations.waitsFor(after));
        effects.addAll(Steps.noted(after, OrderStep.LOOKED_UP, null, explanation, cause.about(row)));
        effects.addAll(Placement.questions(after));
        ended = true;
    }

    /** The draft with what was found of products so far. */
    private OrderDraft priced() {
        return draft.lines(pricing.lines()).currency(pricing.currency());
    }

    private void decided(RowAnswered row, String explanation) {
        String orderId = state.getOrder().getOrderId();
        effects.add(new OrderEffect.Decide(
                cause.about(row).noted(orderId, draft.count(), OrderStep.LOOKED_UP, explanation)));
    }

    private void failed(RowAnswered row, OrderReason reason, String explanation) {
        effects.addAll(Steps.failed(draft, reason, explanation, cause.about(row)));
        ended = true;
    }

    private static String emailOf(PlaceOrder placed, UserFound user) {
        return Objects.requireNonNullElse(placed.getEmail(), user.getEmail());
    }

    private static OrderReason reason(LookupKind kind) {
        return switch (kind) {
            case USER -> OrderReason.UNKNOWN_USER;
            case ADDRESS -> OrderReason.UNKNOWN_ADDRESS;
            case PRODUCT, SKU -> OrderReason.UNKNOWN_PRODUCT;
            case UNKNOWN -> throw new IllegalArgumentException("An order does not fail for want of this: " + kind);
        };
    }
}
