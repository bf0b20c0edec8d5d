package io.stockstream.order.decide;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.PendingLookup;
import io.stockstream.order.QuestionState;
import io.stockstream.order.StockQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a pending order is stuck. Questions lie in a log, so one is repeated only when its answer is
 * certainly lost: the check states that everything has been answered, and this was not. What the catalogue lacked is
 * asked again by every check. An order fails when it is too old although an earlier check has asked again and
 * everything has been answered since, so no order fails because another topology lags.
 */
final class CheckDecider {

    private CheckDecider() {}

    static List<OrderEffect> decide(OrderState state, OrderCheckDue check, Cause cause) {
        if (state == null || state.getOrder().getStatus() != OrderStatus.PENDING || isDriven(state, check)) {
            return List.of();
        }
        Instant created = state.getOrder().getCreatedAt();
        boolean tooOld = created.isBefore(check.getFailBefore());
        if (tooOld && state.getCheckedAt() != null && isAnswered(state, check)) {
            return Steps.failed(new OrderDraft(state), OrderReason.TIMED_OUT, Explanations.timedOut(state), cause);
        }
        return tooOld || created.isBefore(check.getDriveOnBefore()) ? drivenOn(state, check, cause) : List.of();
    }

    private static boolean isDriven(OrderState state, OrderCheckDue check) {
        return state.getCheckedAt() != null && !state.getCheckedAt().isBefore(check.getDueAt());
    }

    private static boolean isAnswered(OrderState state, OrderCheckDue check) {
        return state.getLookups().isEmpty() ? check.getStockAnswered() : check.getCatalogueAnswered();
    }

    private static List<OrderEffect> drivenOn(OrderState state, OrderCheckDue check, Cause cause) {
        List<PendingLookup> lookups = new ArrayList<>();
        List<PendingLookup> again = new ArrayList<>();
        for (PendingLookup lookup : state.getLookups()) {
            boolean asks = lookup.getAbsent() || check.getCatalogueAnswered();
            PendingLookup next = asks ? askedAgain(state, lookup, check) : lookup;
            lookups.add(next);
            if (asks) {
                again.add(next);
            }
        }
        List<StockQuestion> questions = lost(state, check);
        if (again.isEmpty() && questions.isEmpty()) {
            return List.of();
        }
        OrderState after = new OrderDraft(state)
                .lookups(lookups)
                .checkedAt(check.getDueAt())
                .build(cause.at());
        List<OrderEffect> effects = Steps.noted(after, OrderStep.DRIVEN_ON, null, Explanations.drivenOn(after), cause);
        effects.addAll(Placement.questions(after.getOrder(), again, questions));
        return effects;
    }

    /**
     * A lookup with a lost answer is repeated unchanged; one that was answered gets a further attempt, which may be the
     * last.
     */
    private static PendingLookup askedAgain(OrderState state, PendingLookup lookup, OrderCheckDue check) {
        return lookup.getAbsent()
                ? LookupPlan.next(lookup, state.getOrder().getCreatedAt().isBefore(check.getLookupFailBefore()))
                : lookup;
    }

    /** Stock answers waiting questions by itself later; they are asked once more before the order fails. */
    private static List<StockQuestion> lost(OrderState state, OrderCheckDue check) {
        if (!check.getStockAnswered()) {
            return List.of();
        }
        boolean tooOld = state.getOrder().getCreatedAt().isBefore(check.getFailBefore());
        return Questions.open(state.getQuestions()).stream()
                .filter(each -> tooOld || each.getState() == QuestionState.ASKED)
                .toList();
    }
}
