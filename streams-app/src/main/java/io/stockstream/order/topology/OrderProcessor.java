package io.stockstream.order.topology;

import io.stockstream.order.CheckCursor;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.decide.Cause;
import io.stockstream.order.decide.OrderDecider;
import io.stockstream.order.decide.OrderEffect;
import io.stockstream.order.decide.OrderHorizon;
import io.stockstream.order.decide.OrderInput;
import io.stockstream.order.decide.PlacedInput;
import io.stockstream.order.decide.Turn;
import io.stockstream.platform.horizon.Horizons;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationDecided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loads the known state, has {@link OrderDecider} decide, and applies the effects. Everything that can fail comes
 * before the first put.
 */
final class OrderProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    /**
     * Orders that one record of a check looks at: it must end well within the transaction time-out, 10 s, even beside
     * other work.
     */
    static final int MOST_CHECKED = 200;

    /** One record of a check stops after the order with which it reaches this many effects and answers that it read. */
    static final int MOST_EFFECTS = 2_000;

    private final OrderDecider decider = new OrderDecider();
    private final InputReader reader;
    private final int lookupPartitions;
    private final int few;
    private final Consumer<OrderDecided> listener;
    private final OrderForgetter forgetter;
    private ProcessorContext<String, SpecificRecord> context;
    private OrderWriter writer;
    private OrderBook book;
    private KeyValueStore<String, Long> counters;
    private CollectedAnswers collected;
    private Horizons horizons;

    /**
     * @param partitions number of partitions of the requests' topic
     * @param lookupPartitions number of partitions of the lookups' topic
     * @param few up to so many open questions of an order, each answer is decided at once
     * @param listener receives every decision, to count it, and receives it again when its transaction was aborted
     */
    OrderProcessor(int partitions, int lookupPartitions, int few, Consumer<OrderDecided> listener) {
        this.reader = new InputReader(partitions);
        this.lookupPartitions = lookupPartitions;
        this.few = few;
        this.listener = listener;
        this.forgetter = new OrderForgetter(listener);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        book = new OrderBook(
                processorContext.getStateStore(OrderStores.PENDING), processorContext.getStateStore(OrderStores.BOOK));
        counters = processorContext.getStateStore(OrderStores.COUNTERS);
        KeyValueStore<String, Long> kept = processorContext.getStateStore(OrderStores.HORIZONS);
        horizons = new Horizons(kept);
        forgetter.init(processorContext);
        writer = new OrderWriter(processorContext, counters, lookupPartitions, this::withNewHorizon, listener);
        collected = new CollectedAnswers(
                few,
                processorContext.getStateStore(OrderStores.COLLECTING),
                processorContext.getStateStore(OrderStores.ANSWERS));
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        InputOrigin origin = InputOrigin.of(context, incoming);
        OrderInput input = reader.read(incoming, origin.partition());
        List<Runnable> writes = new ArrayList<>();
        switch (input) {
            case OrderInput.Requested requested -> decide(requested.request().getOrderId(), input, origin, writes);
            case OrderInput.LookedUp lookedUp -> decide(lookedUp.answer().getOrderId(), input, origin, writes);
            case OrderInput.StockAnswered answer -> answered(answer, origin, writes);
            case OrderInput.CheckDue(OrderCheckDue check) -> check(check, input, origin, writes);
        }
        writes.forEach(Runnable::run);
    }

    private void answered(OrderInput.StockAnswered answer, InputOrigin origin, List<Runnable> writes) {
        ReservationDecided decided = answer.decided();
        if (collected.canWait(decided, () -> known(decided.getOrderId()))) {
            writes.add(collected.keep(decided, new PlacedInput(answer, origin)));
        } else {
            decide(decided.getOrderId(), answer, origin, writes);
        }
    }

    private void decide(String orderId, OrderInput input, InputOrigin origin, List<Runnable> writes) {
        int unused = decide(orderId, input, origin, writes, writes);
    }

    /**
     * Decides on the collected answers, then on the input, and writes the order once at most. An input without an
     * effect leaves the collected answers to the next one.
     *
     * @param before receives the writes of the decisions on collected answers
     * @param writes receives all others
     * @return how much there was to do
     */
    private int decide(
            String orderId, OrderInput input, InputOrigin origin, List<Runnable> before, List<Runnable> writes) {
        OrderHorizon horizon = horizon(input, origin);
        OrderState stored = known(orderId, horizon, before, input.at(origin));
        List<PlacedInput> decidedBefore = collected.decided(orderId);
        Turn turn = decided(stored, decidedBefore);
        PlacedInput last = new PlacedInput(input, origin);
        List<PlacedInput> inputs = new ArrayList<>(collected.waiting(orderId));
        decider.decide(turn, inputs);
        int ofWaiting = turn.effects().size();
        if (input instanceof OrderInput.Requested(OrderRequested request)
                && horizon.refuses(turn.state(), input, input.at(origin))) {
            turn.add(horizon.refuse(request, Cause.of(input, origin)), input.at(origin));
        } else {
            decider.decide(turn, List.of(last));
        }
        List<Turn.Effect> effects = turn.effects();
        int read = decidedBefore.size() + inputs.size();
        if (effects.size() == ofWaiting) {
            return read;
        }
        if (input instanceof OrderInput.LookedUp(LookupAnswered answer) && collected.canWait(answer, effects)) {
            writes.add(collected.keep(orderId, last));
            return read;
        }
        effects.subList(0, ofWaiting).forEach(each -> writer.add(each, before));
        effects.subList(ofWaiting, effects.size()).forEach(each -> writer.add(each, writes));
        inputs.add(last);
        writes.add(save(stored, turn, inputs));
        return read + effects.stream().mapToInt(each -> weight(each.effect())).sum();
    }

    /** The order with the answers that were decided on and that it is not stored with. */
    private Turn decided(OrderState stored, List<PlacedInput> answers) {
        Turn turn = new Turn(stored, nextInvoice());
        decider.decide(turn, answers);
        turn.forget();
        return turn;
    }

    /** The order with all answers so far. */
    private OrderState known(String orderId) {
        Turn turn = decided(book.get(orderId), collected.decided(orderId));
        decider.decide(turn, collected.waiting(orderId));
        return turn.state();
    }

    private Runnable save(OrderState stored, Turn turn, List<PlacedInput> inputs) {
        OrderState state = turn.state();
        if (!turn.isSaved()) {
            return () -> {};
        }
        if (collected.canStandFor(state, inputs)) {
            return collected.standFor(state, inputs.getLast());
        }
        OrderStatus before = stored == null ? null : stored.getOrder().getStatus();
        Runnable begun = collected.begun(state);
        return () -> {
            book.save(state, before);
            begun.run();
        };
    }

    private static int weight(OrderEffect effect) {
        return effect instanceof OrderEffect.Lookup(LookupRequested request)
                ? request.getRows().size()
                : 1;
    }

    /** The horizon of a request. Other inputs concern orders that are pending, which are not forgotten. */
    private OrderHorizon horizon(OrderInput input, InputOrigin origin) {
        return new OrderHorizon(input instanceof OrderInput.Requested ? horizons.at(origin.offset()) : Horizons.NONE);
    }

    /** The order; {@code null} when nothing is known of it, or not any more. */
    private OrderState known(String orderId, OrderHorizon horizon, List<Runnable> writes, Instant at) {
        OrderState state = book.get(orderId);
        if (state != null && horizon.isOver(state)) {
            writes.add(() -> forgetter.forget(orderId, state, at, this::withNewHorizon));
            return null;
        }
        return state;
    }

    /** The first decision on a request under a new horizon says so. */
    private OrderDecided withNewHorizon(OrderDecided decided) {
        long offset = decided.getCause().getOffset();
        return decided.getCause().getTopic().equals(Topics.ORDER_REQUESTS.name()) && horizons.isFirst(offset)
                ? OrderDecided.newBuilder(decided)
                        .setHorizon(horizons.at(offset))
                        .build()
                : decided;
    }

    /**
     * Looks at the oldest orders that the check has not reached, and has a further record continue if there are more.
     * What orders had collected is decided on before the check, of all of them: in the script of a replay the decisions
     * on one record stand together.
     */
    private void check(OrderCheckDue check, OrderInput input, InputOrigin origin, List<Runnable> writes) {
        Instant before = check.getFailBefore().isAfter(check.getDriveOnBefore())
                ? check.getFailBefore()
                : check.getDriveOnBefore();
        List<CheckCursor> oldest = book.placedBefore(before, check.getAfter(), MOST_CHECKED);
        List<Runnable> ofCheck = new ArrayList<>();
        int done = 0;
        int looked = 0;
        while (looked < oldest.size() && done < MOST_EFFECTS) {
            done += decide(oldest.get(looked).getOrderId(), input, origin, writes, ofCheck);
            looked++;
        }
        writes.addAll(ofCheck);
        boolean all = looked == oldest.size() && oldest.size() < MOST_CHECKED;
        if (!all) {
            writes.add(writer.goOn(check, oldest.get(looked - 1)));
        }
    }

    private long nextInvoice() {
        Long next = counters.get(OrderStores.NEXT_INVOICE);
        return next == null ? 1 : next;
    }
}
