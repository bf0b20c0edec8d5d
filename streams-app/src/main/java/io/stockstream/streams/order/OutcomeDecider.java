package io.stockstream.streams.order;

import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import java.util.List;

/** Decides on answers of stock. An answer that is not waited for says nothing. */
final class OutcomeDecider {

    private OutcomeDecider() {}

    static List<OrderEffect> decide(OrderState state, ReservationDecided decided, InvoiceNumber next, Cause cause) {
        if (state == null
                || state.getOrder().getStatus() != OrderStatus.PENDING
                || decided.getCommand() != ReservationCommand.RESERVE
                || !state.getUnanswered().contains(decided.getSku())) {
            return List.of();
        }
        return StockAnswers.isHeld(decided) ? held(state, decided, next, cause) : refused(state, decided, cause);
    }

    private static List<OrderEffect> held(
            OrderState state, ReservationDecided decided, InvoiceNumber next, Cause cause) {
        List<OrderLine> lines = StockAnswers.allocated(state.getOrder().getLines(), decided);
        if (!Lines.fit(lines)) {
            return unmet(state, decided, OrderReason.TOO_MANY_ALLOCATIONS, null, cause);
        }
        OrderDraft draft = new OrderDraft(state)
                .lines(lines)
                .unanswered(state.getUnanswered().stream()
                        .filter(sku -> !sku.equals(decided.getSku()))
                        .toList());
        if (draft.unanswered().isEmpty()) {
            return Steps.processed(draft, next, cause);
        }
        OrderState after = draft.build(cause.at());
        return Steps.noted(state, after, OrderStep.RESERVED, null, Explanations.reserved(decided, after), cause);
    }

    private static List<OrderEffect> refused(OrderState state, ReservationDecided decided, Cause cause) {
        return unmet(state, decided, StockAnswers.reason(decided), decided.getAvailable(), cause);
    }

    private static List<OrderEffect> unmet(
            OrderState state, ReservationDecided decided, OrderReason reason, Long available, Cause cause) {
        OrderDraft draft = new OrderDraft(state)
                .lines(Lines.unmet(
                        state.getOrder().getLines(),
                        line -> decided.getSku().equals(line.getSku()),
                        reason,
                        available));
        return Steps.failed(draft, reason, Explanations.refused(decided, reason), cause);
    }
}
