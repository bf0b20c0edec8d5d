package io.stockstream.streams.order;

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
import io.stockstream.order.UserFound;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Decides on answers of the catalogue. An answer that the order does not wait for is ignored. */
final class LookupDecider {

    private LookupDecider() {}

    static List<OrderEffect> decide(OrderState state, LookupAnswered answer, Cause cause) {
        if (state == null || state.getOrder().getStatus() != OrderStatus.PENDING) {
            return List.of();
        }
        Optional<PendingLookup> pending = state.getLookups().stream()
                .filter(each -> each.getKind() == answer.getKind()
                        && each.getKey().equals(answer.getKey())
                        && each.getAttempt() == answer.getAttempt())
                .findFirst();
        if (pending.isEmpty()) {
            return List.of();
        }
        OrderDraft draft = new OrderDraft(state);
        LookupOutcome outcome = outcome(answer);
        if (outcome == LookupOutcome.NOT_YET) {
            return notYet(state, draft, pending.get(), cause);
        }
        if (outcome == LookupOutcome.GONE) {
            return unmet(draft, pending.get(), Explanations.gone(pending.get()), cause);
        }
        if (outcome == LookupOutcome.ABSENT && answer.getKind() != LookupKind.SKU) {
            return absent(state, draft, pending.get(), cause);
        }
        draft.lookups(state.getLookups().stream()
                .filter(each -> !each.equals(pending.get()))
                .toList());
        return switch (answer.getFound()) {
            case UserFound user
            when answer.getKind() == LookupKind.USER ->
                noted(state, draft.email(emailOf(state.getPlaced(), user)), answer, cause);
            case AddressFound address
            when answer.getKind() == LookupKind.ADDRESS -> address(state, draft, address, answer, cause);
            case ProductFound product
            when answer.getKind() == LookupKind.PRODUCT || answer.getKind() == LookupKind.SKU ->
                product(state, draft, product, answer, cause);
            case null -> noted(state, draft, answer, cause);
            default -> throw new IllegalArgumentException("An answer to another question: " + answer.getKind());
        };
    }

    /**
     * A recently written row may still be on its way: it is asked for again, a few times at once, then by checks, until
     * one of them makes the last attempt.
     */
    private static List<OrderEffect> absent(OrderState state, OrderDraft draft, PendingLookup lookup, Cause cause) {
        if (lookup.getLast()) {
            return unmet(draft, lookup, Explanations.absent(lookup), cause);
        }
        return later(state, draft, lookup, Explanations::notThereYet, cause);
    }

    /**
     * The order was placed against a newer version than the catalogue has seen, so the row is certainly on its way,
     * however long that takes. It is asked for again, a few times at once, then by every check; no check makes a last
     * attempt.
     */
    private static List<OrderEffect> notYet(OrderState state, OrderDraft draft, PendingLookup lookup, Cause cause) {
        return later(state, draft, lookup, Explanations::notYet, cause);
    }

    private static List<OrderEffect> later(
            OrderState state,
            OrderDraft draft,
            PendingLookup lookup,
            Function<PendingLookup, String> explanation,
            Cause cause) {
        if (lookup.getAbsent()) {
            return List.of();
        }
        boolean atOnce = lookup.getAttempt() < LookupPlan.MOST_ATTEMPTS;
        PendingLookup next = atOnce ? LookupPlan.next(lookup, false) : LookupPlan.absent(lookup);
        OrderState after = draft.lookups(state.getLookups().stream()
                        .map(each -> each.equals(lookup) ? next : each)
                        .toList())
                .build(cause.at());
        List<OrderEffect> effects =
                Steps.noted(state, after, OrderStep.LOOKED_UP, null, explanation.apply(next), cause);
        if (atOnce) {
            effects.add(new OrderEffect.Lookup(LookupPlan.request(after.getOrder(), next)));
        }
        return effects;
    }

    private static List<OrderEffect> unmet(OrderDraft draft, PendingLookup lookup, String explanation, Cause cause) {
        OrderReason reason = reason(lookup.getKind());
        draft.lines(Lines.unmet(
                draft.lines(), line -> Pricing.isFor(line, lookup.getKind(), lookup.getKey()), reason, null));
        return Steps.failed(draft, reason, explanation, cause);
    }

    /** Answers written before outcomes existed keep their meaning. */
    private static LookupOutcome outcome(LookupAnswered answer) {
        if (answer.getOutcome() != LookupOutcome.UNKNOWN) {
            return answer.getOutcome();
        }
        return answer.getFound() == null ? LookupOutcome.ABSENT : LookupOutcome.FOUND;
    }

    private static List<OrderEffect> address(
            OrderState state, OrderDraft draft, AddressFound address, LookupAnswered answer, Cause cause) {
        Long user = state.getPlaced().getUserId();
        if (user != null && user != address.getUserId()) {
            return Steps.failed(draft, OrderReason.UNKNOWN_ADDRESS, Explanations.foreignAddress(answer), cause);
        }
        return noted(state, draft, answer, cause);
    }

    private static List<OrderEffect> product(
            OrderState state, OrderDraft draft, ProductFound product, LookupAnswered answer, Cause cause) {
        Pricing.Priced priced = Pricing.with(state, answer.getKind(), answer.getKey(), product);
        draft.lines(priced.lines()).currency(priced.currency());
        return priced.mismatch()
                ? Steps.failed(
                        draft,
                        OrderReason.CURRENCY_MISMATCH,
                        Explanations.currencyMismatch(product, priced.currency()),
                        cause)
                : noted(state, draft, answer, cause);
    }

    /** Notes the answer; after the last one the currency is known, and stock is asked. */
    private static List<OrderEffect> noted(OrderState state, OrderDraft draft, LookupAnswered answer, Cause cause) {
        boolean last = draft.lookups().isEmpty();
        if (last) {
            draft.currency(Pricing.settled(draft.currency(), state.getPlaced()));
            List<OrderLine> payable = Pricing.tooFine(state.getPlaced(), draft.lines(), draft.currency());
            if (!payable.equals(draft.lines())) {
                draft.lines(payable);
                return Steps.failed(
                        draft, OrderReason.PRICE_TOO_FINE, Explanations.priceTooFine(draft.currency()), cause);
            }
            draft.lines(LineMerge.resolved(draft.lines())).askedStock();
        }
        OrderState after = draft.build(cause.at());
        List<OrderEffect> effects =
                Steps.noted(state, after, OrderStep.LOOKED_UP, null, Explanations.lookedUp(answer, after), cause);
        if (last) {
            effects.addAll(Placement.questions(after));
        }
        return effects;
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
