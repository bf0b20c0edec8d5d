package io.stockstream.order.decide;

import io.stockstream.order.QuestionState;
import io.stockstream.order.StockQuestion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an order asks of stock. It asks for all skus at once, or for the first {@link #MOST_ASKED} when there are more,
 * so that stock serves others in between. When other orders hold units of a sku, the order waits for
 * it and gives back whatever it holds, or may still get, of later skus. So a waiting order holds only skus before the
 * one it waits for, and no two orders can wait for each other. "Before" is the natural order of strings.
 */
public final class Questions {

    /**
     * Skus that are asked for at once: limits how long others wait for an order with very many skus, and what it gives
     * back each time it has to wait.
     */
    static final int MOST_ASKED = 100;

    private static final int FIRST_ROUND = 1;

    private Questions() {}

    /** The first questions, one for every sku; those that have to wait for the next round count as set back. */
    static List<StockQuestion> first(List<String> skus) {
        Set<String> asked = skus.stream().sorted().limit(MOST_ASKED).collect(Collectors.toSet());
        return skus.stream()
                .map(sku -> new StockQuestion(
                        sku, FIRST_ROUND, asked.contains(sku) ? QuestionState.ASKED : QuestionState.SET_BACK))
                .toList();
    }

    /** The open question that an answer of this round belongs to; empty when none waits for it. */
    public static Optional<StockQuestion> open(List<StockQuestion> questions, String sku, int round) {
        return questions.stream()
                .filter(each -> each.getRound() == round && each.getSku().equals(sku) && isOpen(each))
                .findFirst();
    }

    /** The questions without a final answer of stock. */
    public static List<StockQuestion> open(List<StockQuestion> questions) {
        return questions.stream().filter(Questions::isOpen).toList();
    }

    /** The questions about which stock knows something: what was set back is released already, or was never asked. */
    static List<StockQuestion> known(List<StockQuestion> questions) {
        return questions.stream()
                .filter(each -> each.getState() != QuestionState.SET_BACK)
                .toList();
    }

    static List<StockQuestion> in(List<StockQuestion> questions, QuestionState state) {
        return questions.stream().filter(each -> each.getState() == state).toList();
    }

    /** The questions with this one answered. */
    static List<StockQuestion> answered(List<StockQuestion> questions, StockQuestion question, QuestionState state) {
        return changed(questions, question::equals, question.getRound(), state);
    }

    /** Those that have to be given back: they come after one that waits. */
    static List<StockQuestion> behindOneThatWaits(List<StockQuestion> questions) {
        Optional<String> first = in(questions, QuestionState.WAITING).stream()
                .map(StockQuestion::getSku)
                .min(Comparator.naturalOrder());
        return questions.stream()
                .filter(each -> each.getState() != QuestionState.SET_BACK)
                .filter(each -> first.isPresent() && each.getSku().compareTo(first.get()) > 0)
                .toList();
    }

    static List<StockQuestion> setBack(List<StockQuestion> questions, List<StockQuestion> which) {
        Set<String> skus = which.stream().map(StockQuestion::getSku).collect(Collectors.toSet());
        return questions.stream()
                .map(each -> skus.contains(each.getSku())
                        ? new StockQuestion(each.getSku(), each.getRound(), QuestionState.SET_BACK)
                        : each)
                .toList();
    }

    /** The questions with the first of those set back asked again, in a new round. */
    static List<StockQuestion> askedAgain(List<StockQuestion> questions) {
        int round = questions.stream().mapToInt(StockQuestion::getRound).max().orElse(0) + 1;
        Set<String> next = in(questions, QuestionState.SET_BACK).stream()
                .map(StockQuestion::getSku)
                .sorted()
                .limit(MOST_ASKED)
                .collect(Collectors.toSet());
        return changed(questions, each -> next.contains(each.getSku()), round, QuestionState.ASKED);
    }

    private static List<StockQuestion> changed(
            List<StockQuestion> questions, Predicate<StockQuestion> which, int round, QuestionState state) {
        return questions.stream()
                .map(each -> which.test(each) ? new StockQuestion(each.getSku(), round, state) : each)
                .toList();
    }

    /** Whether stock has not answered it for good. */
    static boolean isOpen(StockQuestion question) {
        return question.getState() == QuestionState.ASKED || question.getState() == QuestionState.WAITING;
    }
}
