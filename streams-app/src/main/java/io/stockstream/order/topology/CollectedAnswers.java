package io.stockstream.order.topology;

import io.stockstream.order.CollectedAnswer;
import io.stockstream.order.Collecting;
import io.stockstream.order.LogPosition;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.decide.OpenQuestions;
import io.stockstream.order.decide.OrderEffect;
import io.stockstream.order.decide.OrderInput;
import io.stockstream.order.decide.PlacedInput;
import io.stockstream.order.decide.Questions;
import io.stockstream.order.decide.StockAnswers;
import io.stockstream.order.decide.Turn;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.ReservationDecided;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the answers of an order that asked many questions, and hands them out together. Deciding on an answer and
 * storing the order with it costs as much as the order is large, so an order of 1,000 lines would be written 1,000
 * times, and others would wait. Two things keep that cost linear:
 *
 * <ul>
 *   <li>An answer from which nothing follows but that it came can wait for the last one of its set; anything else is
 *       decided at once, after all that was collected before it. So the decisions are the same, only later.
 *   <li>While stock answers, an order is not stored after each decision: it follows from the stored one and the answers
 *       that were decided on since, which stay in here until something else changes the order.
 * </ul>
 *
 * An answer without an effect, such as a repeated one, leaves no trace: a replay does not get it.
 */
final class CollectedAnswers {

    /** Answers to each sku before the order is stored after all; more than one when it has to wait for others. */
    private static final int MOST_OF_EACH = 2;

    private final int few;
    private final KeyValueStore<String, Collecting> collecting;
    private final KeyValueStore<String, CollectedAnswer> answers;
    private final OpenQuestions open = new OpenQuestions();

    /**
     * @param few up to so many open questions, each answer is decided at once
     */
    CollectedAnswers(
            int few, KeyValueStore<String, Collecting> collecting, KeyValueStore<String, CollectedAnswer> answers) {
        this.few = few;
        this.collecting = collecting;
        this.answers = answers;
    }

    /** Whether the order collects answers. */
    boolean collects(String orderId) {
        return collecting.get(orderId) != null;
    }

    /**
     * Whether an answer of stock can wait.
     *
     * @param state gives the order with all that was collected, if it is needed
     */
    boolean canWait(ReservationDecided answer, Supplier<OrderState> state) {
        return collects(answer.getOrderId())
                && StockAnswers.isAnswer(answer)
                && StockAnswers.isHeld(answer)
                && open.leavesOthers(answer, state, () -> size(answer.getOrderId()));
    }

    /**
     * Whether an answer of the catalogue can wait: only the decision tells.
     *
     * @param effects of all that was collected, and of the answer
     */
    boolean canWait(LookupAnswered answer, List<Turn.Effect> effects) {
        return collects(answer.getOrderId())
                && effects.stream().allMatch(each -> each.effect() instanceof OrderEffect.Decide);
    }

    /** Keeps an answer of stock that can wait; the result only writes it. */
    Runnable keep(ReservationDecided answer, PlacedInput input) {
        Runnable kept = keep(answer.getOrderId(), input);
        return () -> {
            kept.run();
            open.collect(answer);
        };
    }

    /** Keeps an answer of the catalogue that can wait; the result only writes it. */
    Runnable keep(String orderId, PlacedInput input) {
        return kept(key(orderId, size(orderId)), input);
    }

    private Runnable kept(String key, PlacedInput answer) {
        CollectedAnswer stored = stored(answer.input(), answer.origin());
        return () -> answers.put(key, stored);
    }

    /** The answers that were decided on and are not in the stored order, as they came. */
    List<PlacedInput> decided(String orderId) {
        return read(orderId, 0, decidedOf(orderId));
    }

    /** The answers that wait, as they came. */
    List<PlacedInput> waiting(String orderId) {
        return collects(orderId) ? read(orderId, decidedOf(orderId), size(orderId)) : List.of();
    }

    private int decidedOf(String orderId) {
        Collecting known = collecting.get(orderId);
        return known == null ? 0 : known.getDecided();
    }

    /** Number of all answers of the order in here. */
    private int size(String orderId) {
        OptionalInt known = open.collected(orderId);
        if (known.isPresent()) {
            return known.getAsInt();
        }
        int size = decidedOf(orderId);
        while (answers.get(key(orderId, size)) != null) {
            size++;
        }
        return size;
    }

    private List<PlacedInput> read(String orderId, int from, int to) {
        List<PlacedInput> all = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            all.add(read(answers.get(key(orderId, i))));
        }
        return all;
    }

    /**
     * Whether the order need not be stored after a decision: it is large, stock still answers, and the answers do not
     * outgrow it.
     *
     * @param state of the order now
     * @param inputs all that was decided on just now
     */
    boolean canStandFor(OrderState state, List<PlacedInput> inputs) {
        int skus = state.getQuestions().size();
        return skus > few
                && state.getOrder().getStatus() == OrderStatus.PENDING
                && inputs.stream().allMatch(each -> each.input() instanceof OrderInput.StockAnswered)
                && size(state.getOrder().getOrderId()) < MOST_OF_EACH * skus;
    }

    /** Everything in here is decided on, and so is this answer, which is kept with them; the result only writes it. */
    Runnable standFor(OrderState state, PlacedInput answer) {
        String orderId = state.getOrder().getOrderId();
        int size = size(orderId);
        Runnable kept = kept(key(orderId, size), answer);
        return () -> {
            kept.run();
            collecting.put(orderId, new Collecting(size + 1));
            open.of(state, size + 1);
        };
    }

    /** Begins anew when the order is stored with all that was decided on; the result only writes it. */
    Runnable begun(OrderState state) {
        String orderId = state.getOrder().getOrderId();
        boolean before = collects(orderId);
        int size = before ? size(orderId) : 0;
        boolean collects = open(state) > few;
        return () -> {
            for (int i = 0; i < size; i++) {
                answers.delete(key(orderId, i));
            }
            open.forget(orderId);
            if (collects) {
                collecting.put(orderId, new Collecting(0));
            } else if (before) {
                collecting.delete(orderId);
            }
        };
    }

    /** Questions that are under way. */
    private static int open(OrderState state) {
        if (state.getOrder().getStatus() != OrderStatus.PENDING) {
            return 0;
        }
        return state.getLookups().isEmpty()
                ? Questions.open(state.getQuestions()).size()
                : state.getLookups().size();
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

    private static PlacedInput read(CollectedAnswer answer) {
        LogPosition at = answer.getPosition();
        InputOrigin origin = new InputOrigin(at.getTopic(), at.getPartition(), at.getOffset(), answer.getRecordedAt());
        return new PlacedInput(
                answer.getLookup() == null
                        ? InputReader.answered(answer.getStock())
                        : new OrderInput.LookedUp(answer.getLookup()),
                origin);
    }
}
