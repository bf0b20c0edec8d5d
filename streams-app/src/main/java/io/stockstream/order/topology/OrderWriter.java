package io.stockstream.order.topology;

import io.stockstream.order.CheckCursor;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.Order;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderState;
import io.stockstream.order.RowAsked;
import io.stockstream.order.decide.OrderEffect;
import io.stockstream.order.decide.Turn;
import io.stockstream.platform.runtime.KeyPlace;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Makes records of effects, in two steps: first everything that can fail, then the writing. */
final class OrderWriter {

    private final ProcessorContext<String, SpecificRecord> context;
    private final KeyValueStore<String, Long> counters;
    private final int lookupPartitions;
    private final UnaryOperator<OrderDecided> completed;
    private final Consumer<OrderDecided> listener;

    /**
     * @param completed a decision as it is to be published; called when it is written
     */
    OrderWriter(
            ProcessorContext<String, SpecificRecord> context,
            KeyValueStore<String, Long> counters,
            int lookupPartitions,
            UnaryOperator<OrderDecided> completed,
            Consumer<OrderDecided> listener) {
        this.context = context;
        this.counters = counters;
        this.lookupPartitions = lookupPartitions;
        this.completed = completed;
        this.listener = listener;
    }

    /** Prepares everything that the effect needs, and adds what only writes it. */
    void add(Turn.Effect each, List<Runnable> writes) {
        Instant at = each.at();
        switch (each.effect()) {
            case OrderEffect.SaveState(OrderState state) ->
                throw new IllegalStateException("A turn saves the order itself: " + state.getOrder());
            case OrderEffect.SaveNextInvoice(long number) ->
                writes.add(() -> counters.put(OrderStores.NEXT_INVOICE, number));
            case OrderEffect.PublishOrder(Order order) ->
                writes.add(forward(order.getOrderId(), order, at, OrderTopology.PUBLISH_ORDER));
            case OrderEffect.Decide(OrderDecided made) ->
                writes.add(() -> {
                    OrderDecided decided = completed.apply(made);
                    forward(decided.getOrderId(), decided, at, OrderTopology.PUBLISH_DECISION)
                            .run();
                    listener.accept(decided);
                });
            case OrderEffect.Lookup(LookupRequested request) ->
                byPartition(request)
                        .forEach(part -> writes.add(
                                forward(part.getRows().getFirst().getKey(), part, at, OrderTopology.REQUEST_LOOKUP)));
            case OrderEffect.Command(var request) ->
                writes.add(forward(request.getSku(), request, at, OrderTopology.COMMAND_STOCK));
            case OrderEffect.ReportTask report -> {
                TaskReported reported = OrderTasks.report(report, at);
                writes.add(forward(reported.getTaskId(), reported, at, OrderTopology.REPORT_TASK));
            }
            case OrderEffect.Notify(Order order) ->
                writes.add(request(OrderTasks.notification(order, at), at, OrderTopology.REQUEST_PRIORITY_TASK));
            case OrderEffect.IssueInvoice(Order order) ->
                writes.add(request(OrderTasks.invoice(order, at), at, OrderTopology.REQUEST_INVOICE));
        }
    }

    /** One question for each partition, with the rows in it. */
    private List<LookupRequested> byPartition(LookupRequested request) {
        Map<Integer, List<RowAsked>> rows = new LinkedHashMap<>();
        for (RowAsked row : request.getRows()) {
            rows.computeIfAbsent(KeyPlace.of(row.getKey(), lookupPartitions), partition -> new ArrayList<>())
                    .add(row);
        }
        return rows.values().stream()
                .map(part -> new LookupRequested(request.getOrderId(), request.getAsOf(), part))
                .toList();
    }

    private Runnable request(TaskRequested task, Instant at, String sink) {
        return forward(task.getTaskId(), task, at, sink);
    }

    /** The input's headers are dropped: those of tasks have meanings of their own. */
    private Runnable forward(String key, SpecificRecord value, Instant at, String sink) {
        Record<String, SpecificRecord> outgoing = new Record<>(key, value, at.toEpochMilli());
        return () -> context.forward(outgoing, sink);
    }

    /** A check continues: the id of an order of this partition as the key brings the record to this partition. */
    Runnable goOn(OrderCheckDue check, CheckCursor after) {
        OrderCheckDue next = OrderCheckDue.newBuilder(check).setAfter(after).build();
        return forward(after.getOrderId(), next, check.getDueAt(), OrderTopology.GO_ON);
    }
}
