package io.stockstream.streams.view;

import io.stockstream.order.Order;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest published state of every order, and the index of lists; what no longer holds leaves the index. */
final class OrderViewProcessor extends ContextualProcessor<String, Order, Void, Void> {

    private KeyValueStore<String, Order> orders;
    private KeyValueStore<Bytes, byte[]> index;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        orders = context.getStateStore(OrderViewStores.ORDERS);
        index = context.getStateStore(OrderViewStores.INDEX);
    }

    @Override
    public void process(Record<String, Order> incoming) {
        Order now = incoming.value();
        Order before = orders.get(incoming.key());
        if (now != null && before != null && now.getVersion() < before.getVersion()) {
            // A topology that replays everything under another application id publishes old states again.
            return;
        }
        Set<Bytes> wanted = now == null ? Set.of() : OrderIndexKey.of(now);
        Set<Bytes> present = before == null ? Set.of() : OrderIndexKey.of(before);
        orders.put(incoming.key(), now);
        // In this order: whoever reads one status after the other finds an order that moves between them.
        wanted.stream().filter(key -> !present.contains(key)).forEach(key -> index.put(key, ViewStores.PRESENT));
        present.stream().filter(key -> !wanted.contains(key)).forEach(index::delete);
    }
}
