package io.stockstream.order.topology;

import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderState;
import io.stockstream.order.decide.Cause;
import io.stockstream.order.decide.OrderHorizon;
import io.stockstream.order.decide.StockCommands;
import io.stockstream.platform.horizon.Forgetter;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationRequested;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Forgets orders: the book's entry, with a tombstone the view, with a last decision what is kept of the earlier ones,
 * and with a command the reservation of each sku. Stock reads that command after all others of the order, so none of
 * them finds its reservation gone.
 */
final class OrderForgetter implements Forgetter<OrderState> {

    private final Consumer<OrderDecided> listener;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, OrderState> book;

    /**
     * @param listener receives every last decision, to count it
     */
    OrderForgetter(Consumer<OrderDecided> listener) {
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        book = processorContext.getStateStore(OrderStores.BOOK);
    }

    @Override
    public KeyValueStore<String, OrderState> entries() {
        return book;
    }

    @Override
    public boolean isOver(OrderState state, Instant horizon) {
        return new OrderHorizon(horizon).isOver(state);
    }

    /** A decision, a tombstone, and a command for each sku. */
    @Override
    public int weight(OrderState state) {
        return 2 + state.getOrder().getLines().size();
    }

    @Override
    public String partitionKey(String orderId) {
        return orderId;
    }

    @Override
    public void forget(String orderId, OrderState state, Instant dueAt) {
        forget(orderId, state, dueAt, decided -> decided);
    }

    /**
     * The same.
     *
     * @param completed the last decision as it is to be published
     */
    void forget(String orderId, OrderState state, Instant dueAt, UnaryOperator<OrderDecided> completed) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("What makes an order be forgotten comes from a topic"));
        InputOrigin origin = new InputOrigin(metadata.topic(), metadata.partition(), metadata.offset(), dueAt);
        OrderDecided decided = completed.apply(new Cause(origin, dueAt, null, null, null).forgotten(state));
        book.delete(orderId);
        forward(orderId, decided, dueAt, OrderTopology.PUBLISH_DECISION);
        listener.accept(decided);
        forward(orderId, null, dueAt, OrderTopology.PUBLISH_ORDER);
        for (String sku : skus(state)) {
            forward(
                    sku,
                    new ReservationRequested(orderId, sku, ReservationCommand.FORGET, List.of(), 1),
                    dueAt,
                    OrderTopology.COMMAND_STOCK);
        }
    }

    /** A product that was never found has no sku, and nothing was reserved. */
    private static List<String> skus(OrderState state) {
        return StockCommands.skus(state.getOrder().getLines().stream()
                .filter(line -> line.getSku() != null)
                .toList());
    }

    private void forward(String key, SpecificRecord value, Instant at, String sink) {
        context.forward(new Record<>(key, value, at.toEpochMilli()), sink);
    }
}
