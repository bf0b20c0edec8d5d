package io.stockstream.streams.order;

import io.stockstream.order.CheckCursor;
import io.stockstream.order.Order;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.schema.Topics;
import io.stockstream.streams.horizon.Horizons;
import io.stockstream.streams.runtime.InputOrigin;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
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

    /** One record of a check stops after the order with which it reaches this many effects. */
    static final int MOST_EFFECTS = 2_000;

    private final OrderDecider decider = new OrderDecider();
    private final InputReader reader;
    private final int few;
    private final Consumer<OrderDecided> listener;
    private final OrderForgetter forgetter;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, OrderState> book;
    private KeyValueStore<String, Long> counters;
    private PendingOrders pending;
    private CollectedAnswers collected;
    private Horizons horizons;

    /**
     * @param partitions number of partitions of the requests' topic
     * @param few up to so many open questions of an order, each answer is decided at once
     * @param listener receives every decision, to count it, and receives it again when its transaction was aborted
     */
    OrderProcessor(int partitions, int few, Consumer<OrderDecided> listener) {
        this.reader = new InputReader(partitions);
        this.few = few;
        this.listener = listener;
        this.forgetter = new OrderForgetter(listener);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        book = processorContext.getStateStore(OrderStores.BOOK);
        counters = processorContext.getStateStore(OrderStores.COUNTERS);
        KeyValueStore<Bytes, byte[]> index = processorContext.getStateStore(OrderStores.PENDING);
        pending = new PendingOrders(index);
        KeyValueStore<String, Long> kept = processorContext.getStateStore(OrderStores.HORIZONS);
        horizons = new Horizons(kept);
        forgetter.init(processorContext);
        collected = new CollectedAnswers(
                few,
                processorContext.getStateStore(OrderStores.COUNTS),
                processorContext.getStateStore(OrderStores.ANSWERS));
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        InputOrigin origin = InputOrigin.of(context, incoming);
        OrderInput input = reader.read(incoming, origin.partition());
        List<Runnable> writes = new ArrayList<>();
        switch (input) {
            case OrderInput.Requested requested -> decide(requested.request().getOrderId(), input, origin, writes);
            case OrderInput.LookedUp lookedUp -> answered(lookedUp.answer().getOrderId(), input, origin, writes);
            case OrderInput.StockAnswered answer -> answered(answer.decided().getOrderId(), input, origin, writes);
            case OrderInput.CheckDue(OrderCheckDue check) -> check(check, input, origin, writes);
        }
        writes.forEach(Runnable::run);
    }

    private void answered(String orderId, OrderInput input, InputOrigin origin, List<Runnable> writes) {
        if (collected.canWait(orderId, input)) {
            writes.add(collected.keep(orderId, input, origin));
        } else {
            decide(orderId, input, origin, writes);
        }
    }

    /** Decides on the collected answers, then on the input, and writes the order once. */
    private void decide(String orderId, OrderInput input, InputOrigin origin, List<Runnable> writes) {
        List<CollectedAnswers.Placed> all = collected.of(orderId);
        all.add(new CollectedAnswers.Placed(input, origin));
        OrderHorizon horizon = horizon(input, origin);
        Turn turn = new Turn(known(orderId, horizon, writes, input.at(origin)), nextInvoice());
        for (CollectedAnswers.Placed each : all) {
            turn.add(decided(turn, horizon, each), each);
        }
        turn.effects().forEach(each -> writes.add(write(each.effect(), each.at())));
        writes.add(collected.next(orderId, turn.state()));
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

    private List<OrderEffect> decided(Turn turn, OrderHorizon horizon, CollectedAnswers.Placed each) {
        return each.input() instanceof OrderInput.Requested(OrderRequested request)
                        && horizon.refuses(
                                turn.state(), each.input(), each.input().at(each.origin()))
                ? horizon.refuse(request, Cause.of(each.input(), each.origin()))
                : decider.decide(turn.state(), turn.nextInvoice(), each.input(), each.origin());
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
     */
    private void check(OrderCheckDue check, OrderInput input, InputOrigin origin, List<Runnable> writes) {
        Instant before = check.getFailBefore().isAfter(check.getDriveOnBefore())
                ? check.getFailBefore()
                : check.getDriveOnBefore();
        List<CheckCursor> oldest = pending.placedBefore(before, check.getAfter(), MOST_CHECKED);
        for (int i = 0; i < oldest.size(); i++) {
            decide(oldest.get(i).getOrderId(), input, origin, writes);
            boolean all = i == oldest.size() - 1 && oldest.size() < MOST_CHECKED;
            boolean enough = i == oldest.size() - 1 || writes.size() >= MOST_EFFECTS;
            if (enough) {
                if (!all) {
                    writes.add(goOn(check, oldest.get(i)));
                }
                return;
            }
        }
    }

    /** The id of an order of this partition as the key: so the record comes to this partition. */
    private Runnable goOn(OrderCheckDue check, CheckCursor after) {
        OrderCheckDue next = OrderCheckDue.newBuilder(check).setAfter(after).build();
        return forward(after.getOrderId(), next, check.getDueAt(), OrderTopology.GO_ON);
    }

    private long nextInvoice() {
        Long next = counters.get(OrderStores.NEXT_INVOICE);
        return next == null ? 1 : next;
    }

    /** Prepares everything that the effect needs; the result only writes it. */
    private Runnable write(OrderEffect effect, Instant at) {
        return switch (effect) {
            case OrderEffect.SaveState(OrderState state) ->
                () -> book.put(state.getOrder().getOrderId(), state);
            case OrderEffect.StartWaiting(Order order) -> () -> pending.add(order);
            case OrderEffect.StopWaiting(Order order) -> () -> pending.remove(order);
            case OrderEffect.SaveNextInvoice(long number) -> () -> counters.put(OrderStores.NEXT_INVOICE, number);
            case OrderEffect.PublishOrder(Order order) ->
                forward(order.getOrderId(), order, at, OrderTopology.PUBLISH_ORDER);
            case OrderEffect.Decide(OrderDecided made) -> {
                yield () -> {
                    OrderDecided decided = withNewHorizon(made);
                    forward(decided.getOrderId(), decided, at, OrderTopology.PUBLISH_DECISION)
                            .run();
                    listener.accept(decided);
                };
            }
            case OrderEffect.Lookup(var request) ->
                forward(request.getKey(), request, at, OrderTopology.REQUEST_LOOKUP);
            case OrderEffect.Command(var request) ->
                forward(request.getSku(), request, at, OrderTopology.COMMAND_STOCK);
            case OrderEffect.ReportTask report -> {
                TaskReported reported = OrderTasks.report(report, at);
                yield forward(reported.getTaskId(), reported, at, OrderTopology.REPORT_TASK);
            }
            case OrderEffect.Notify(Order order) ->
                request(OrderTasks.notification(order, at), at, OrderTopology.REQUEST_PRIORITY_TASK);
            case OrderEffect.IssueInvoice(Order order) ->
                request(OrderTasks.invoice(order, at), at, OrderTopology.REQUEST_INVOICE);
        };
    }

    private Runnable request(TaskRequested task, Instant at, String sink) {
        return forward(task.getTaskId(), task, at, sink);
    }

    /** The input's headers are dropped: those of tasks have meanings of their own. */
    private Runnable forward(String key, SpecificRecord value, Instant at, String sink) {
        Record<String, SpecificRecord> outgoing = new Record<>(key, value, at.toEpochMilli());
        return () -> context.forward(outgoing, sink);
    }
}
