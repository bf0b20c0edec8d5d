package io.stockstream.streams.order;

import io.stockstream.order.AnswerCount;
import io.stockstream.order.CollectedAnswer;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Collects the answers of an order that asked many questions, and hands them out together. Deciding on an answer writes
 * the whole order, so an order of 1,000 lines would write itself 1,000 times, and others would wait. An answer that only
 * completes a set can wait for the last one; anything else is decided at once, after all that was collected before it.
 * So the decisions are the same, only later. The count may be too low, as after a repeated answer: then the order writes
 * itself once more often.
 */
final class CollectedAnswers {

    private final int few;
    private final KeyValueStore<String, AnswerCount> counts;
    private final KeyValueStore<String, CollectedAnswer> answers;

    /**
     * @param few up to so many open questions, each answer is decided at once
     */
    CollectedAnswers(
            int few, KeyValueStore<String, AnswerCount> counts, KeyValueStore<String, CollectedAnswer> answers) {
        this.few = few;
        this.counts = counts;
        this.answers = answers;
    }

    /** An input, and where it stands in the log. */
    record Placed(OrderInput input, InputOrigin origin) {}

    /** Whether the input can wait: the order still lacks other answers, and this one alone decides nothing. */
    boolean canWait(String orderId, OrderInput input) {
        if (!completesASet(input)) {
            return false;
        }
        AnswerCount count = counts.get(orderId);
        return count != null && count.getMissing() > 1;
    }

    private static boolean completesASet(OrderInput input) {
        return switch (input) {
            case OrderInput.LookedUp lookedUp -> true;
            case OrderInput.StockAnswered answered ->
                answered.decided().getCommand() == ReservationCommand.RESERVE
                        && StockAnswers.isHeld(answered.decided());
            case OrderInput.Requested requested -> false;
            case OrderInput.CheckDue due -> false;
        };
    }

    /** Keeps an answer that can wait; the result only writes it. */
    Runnable keep(String orderId, OrderInput input, InputOrigin origin) {
        AnswerCount before = counts.get(orderId);
        CollectedAnswer answer = stored(input, origin);
        String key = key(orderId, before.getCollected());
        AnswerCount after = new AnswerCount(before.getMissing() - 1, before.getCollected() + 1);
        return () -> {
            answers.put(key, answer);
            counts.put(orderId, after);
        };
    }

    /** The collected answers of an order, in the order in which they came. */
    List<Placed> of(String orderId) {
        AnswerCount count = counts.get(orderId);
        List<Placed> all = new ArrayList<>();
        for (int i = 0; count != null && i < count.getCollected(); i++) {
            all.add(read(answers.get(key(orderId, i))));
        }
        return all;
    }

    /**
     * Begins anew when all that was collected is decided on; the result only writes it.
     *
     * @param state of the order now; {@code null} when there is no such order
     */
    Runnable next(String orderId, OrderState state) {
        AnswerCount before = counts.get(orderId);
        int open = state == null ? 0 : open(state);
        return () -> {
            for (int i = 0; before != null && i < before.getCollected(); i++) {
                answers.delete(key(orderId, i));
            }
            if (open > few) {
                counts.put(orderId, new AnswerCount(open, 0));
            } else if (before != null) {
                counts.delete(orderId);
            }
        };
    }

    /** Answers that are under way. */
    private static int open(OrderState state) {
        if (state.getOrder().getStatus() != OrderStatus.PENDING) {
            return 0;
        }
        return state.getLookups().isEmpty()
                ? Questions.open(state.getQuestions()).size()
                : Math.toIntExact(state.getLookups().stream()
                        .filter(lookup -> !lookup.getAbsent())
                        .count());
    }

    /** No id of an order contains the separator. */
    private static String key(String orderId, int number) {
        return orderId + '\0' + number;
    }

    private static CollectedAnswer stored(OrderInput input, InputOrigin origin) {
        LogPosition position = new LogPosition(origin.topic(), origin.partition(), origin.offset());
        return switch (input) {
            case OrderInput.LookedUp lookedUp ->
                new CollectedAnswer(lookedUp.answer(), null, position, origin.recordedAt());
            case OrderInput.StockAnswered answered ->
                new CollectedAnswer(null, answered.decided(), position, origin.recordedAt());
            case OrderInput.Requested requested -> throw new IllegalArgumentException("No answer: " + requested);
            case OrderInput.CheckDue due -> throw new IllegalArgumentException("No answer: " + due);
        };
    }

    private static Placed read(CollectedAnswer answer) {
        LogPosition at = answer.getPosition();
        InputOrigin origin = new InputOrigin(at.getTopic(), at.getPartition(), at.getOffset(), answer.getRecordedAt());
        return new Placed(
                answer.getLookup() == null
                        ? InputReader.answered(answer.getStock())
                        : new OrderInput.LookedUp(answer.getLookup()),
                origin);
    }
}
