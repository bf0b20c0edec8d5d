package io.stockstream.order.decide;

import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.QuestionState;
import io.stockstream.order.StockQuestion;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides on answers of stock. An answer that the order does not wait for is ignored. */
final class OutcomeDecider {

    private OutcomeDecider() {}

    static List<OrderEffect> decide(OrderState state, ReservationDecided decided, InvoiceNumber next, Cause cause) {
        if (state == null || state.getOrder().getStatus() != OrderStatus.PENDING || !StockAnswers.isAnswer(decided)) {
            return List.of();
        }
        Optional<StockQuestion> question = Questions.open(state.getQuestions(), decided.getSku(), decided.getRound());
        if (question.isEmpty()) {
            return List.of();
        }
        if (decided.getState() == ReservationState.WAITING) {
            return waits(state, decided, question.get(), cause);
        }
        return StockAnswers.isHeld(decided)
                ? held(state, decided, question.get(), next, cause)
                : refused(state, decided, cause);
    }

    private static List<OrderEffect> held(
            OrderState state, ReservationDecided decided, StockQuestion question, InvoiceNumber next, Cause cause) {
        HeldAnswers answers = new HeldAnswers(state);
        Optional<OrderDecided> noted = answers.note(decided, cause);
        return noted.isPresent()
                ? List.of(new OrderEffect.SaveState(answers.state()), new OrderEffect.Decide(noted.get()))
                : complete(state, decided, question, next, cause);
    }

    /** Nothing that was asked for is missing any more, or the order holds units in too many places. */
    private static List<OrderEffect> complete(
            OrderState state, ReservationDecided decided, StockQuestion question, InvoiceNumber next, Cause cause) {
        List<OrderLine> lines = StockAnswers.allocated(state.getOrder().getLines(), decided);
        if (!Lines.Places.of(lines).fit()) {
            return unmet(state, decided, OrderReason.TOO_MANY_ALLOCATIONS, null, cause);
        }
        OrderDraft draft = new OrderDraft(state)
                .lines(lines)
                .questions(Questions.answered(state.getQuestions(), question, QuestionState.HELD));
        if (Questions.in(draft.questions(), QuestionState.SET_BACK).isEmpty()) {
            boolean sold = decided.getState() == ReservationState.COMMITTED;
            return Steps.processed(draft, sold ? Transition.SOLD : Transition.HELD, next, cause);
        }
        OrderState after =
                draft.questions(Questions.askedAgain(draft.questions())).build(cause.at());
        String explanation = Explanations.reserved(decided, Explanations.waitsFor(after));
        List<OrderEffect> effects = Steps.noted(after, OrderStep.RESERVED, null, explanation, cause);
        effects.addAll(Placement.questions(after));
        return effects;
    }

    /** A wait has been answered already when its question is repeated. */
    private static List<OrderEffect> waits(
            OrderState state, ReservationDecided decided, StockQuestion question, Cause cause) {
        if (question.getState() == QuestionState.WAITING) {
            return List.of();
        }
        List<StockQuestion> questions = Questions.answered(state.getQuestions(), question, QuestionState.WAITING);
        List<StockQuestion> back = Questions.behindOneThatWaits(questions);
        Set<String> skus = back.stream().map(StockQuestion::getSku).collect(Collectors.toSet());
        OrderState after = new OrderDraft(state)
                .questions(Questions.setBack(questions, back))
                .lines(Lines.released(state.getOrder().getLines(), skus))
                .build(cause.at());
        List<OrderEffect> effects =
                Steps.noted(after, OrderStep.WAITING, null, Explanations.waits(decided, back.size(), after), cause);
        back.forEach(each -> effects.add(
                new OrderEffect.Command(StockCommands.about(after.getOrder(), each, ReservationCommand.RELEASE))));
        return effects;
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
