package io.stockstream.order.decide;

import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStep;
import io.stockstream.order.QuestionState;
import io.stockstream.order.StockQuestion;
import io.stockstream.stock.ReservationDecided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A pending order while answers of stock that add to what is held are noted, each at a cost that does not depend on the
 * size of the order. An answer from which more follows is for {@link OutcomeDecider}.
 */
final class HeldAnswers {

    private final OrderState before;
    private final OrderDraft draft;
    private final List<OrderLine> lines;
    private final List<StockQuestion> questions;
    private final Map<String, List<Integer>> linesOf = new HashMap<>();
    private final Map<String, Integer> questionOf = new HashMap<>();
    private final NavigableSet<Integer> waiting = new TreeSet<>();
    private int asked;
    private Lines.Places places;
    private Instant newest = Instant.MIN;

    HeldAnswers(OrderState state) {
        before = state;
        draft = new OrderDraft(state);
        lines = new ArrayList<>(state.getOrder().getLines());
        questions = new ArrayList<>(state.getQuestions());
        places = Lines.Places.of(lines);
        for (int i = 0; i < lines.size(); i++) {
            linesOf.computeIfAbsent(lines.get(i).getSku(), sku -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < questions.size(); i++) {
            questionOf.put(questions.get(i).getSku(), i);
            if (questions.get(i).getState() == QuestionState.WAITING) {
                waiting.add(i);
            } else if (questions.get(i).getState() == QuestionState.ASKED) {
                asked++;
            }
        }
    }

    /** The decision on an answer that is waited for and after which others are still missing; empty for any other. */
    Optional<OrderDecided> note(ReservationDecided decided, Cause cause) {
        boolean held = StockAnswers.isAnswer(decided) && StockAnswers.isHeld(decided);
        Integer place = questionOf.get(decided.getSku());
        boolean othersAreMissing = asked + waiting.size() > 1;
        if (!held || place == null || !othersAreMissing || !isOpen(questions.get(place), decided.getRound())) {
            return Optional.empty();
        }
        List<Integer> ofSku = linesOf.get(decided.getSku());
        List<OrderLine> allocated = new ArrayList<>(ofSku.size());
        Lines.Places then = places;
        for (int part = 0; part < ofSku.size(); part++) {
            OrderLine line = Lines.allocated(lines.get(ofSku.get(part)), StockAnswers.units(decided, part));
            allocated.add(line);
            then = then.with(line);
        }
        if (!then.fit()) {
            return Optional.empty();
        }
        places = then;
        for (int part = 0; part < ofSku.size(); part++) {
            lines.set(ofSku.get(part), allocated.get(part));
        }
        answered(place);
        newest = cause.at().isAfter(newest) ? cause.at() : newest;
        return Optional.of(cause.noted(
                before.getOrder().getOrderId(),
                draft.count(),
                OrderStep.RESERVED,
                Explanations.reserved(decided, waitsFor())));
    }

    private void answered(int place) {
        StockQuestion question = questions.get(place);
        if (!waiting.remove(place)) {
            asked--;
        }
        questions.set(place, new StockQuestion(question.getSku(), question.getRound(), QuestionState.HELD));
    }

    private static boolean isOpen(StockQuestion question, int round) {
        return question.getRound() == round && Questions.isOpen(question);
    }

    private String waitsFor() {
        return Explanations.waitsForStock(
                asked, waiting.isEmpty() ? null : questions.get(waiting.first()).getSku());
    }

    /** Whether anything was noted. */
    boolean isChanged() {
        return newest.isAfter(Instant.MIN);
    }

    /** The order with everything that was noted. */
    OrderState state() {
        return isChanged()
                ? draft.lines(List.copyOf(lines))
                        .questions(List.copyOf(questions))
                        .state(newest)
                : before;
    }
}
