package io.stockstream.streams.view;

import io.stockstream.order.KeptDecision;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStep;
import io.stockstream.streams.runtime.InputOrigin;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the decisions of every order with their positions, until the order is forgotten. A refused request for an
 * order that never existed belongs to no order.
 */
final class OrderDecisionProcessor extends ContextualProcessor<String, OrderDecided, Void, Void> {

    private KeyValueStore<Bytes, KeptDecision> decisions;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        decisions = context.getStateStore(OrderViewStores.DECISIONS);
    }

    @Override
    public void process(Record<String, OrderDecided> incoming) {
        OrderDecided decision = incoming.value();
        if (decision.getSequence() == 0) {
            return;
        }
        if (decision.getStep() == OrderStep.FORGOTTEN) {
            forget(decision.getOrderId());
            return;
        }
        InputOrigin origin = InputOrigin.of(context(), incoming);
        decisions.put(
                OrderDecisionKey.of(decision.getOrderId(), decision.getSequence()),
                new KeptDecision(decision, new LogPosition(origin.topic(), origin.partition(), origin.offset())));
    }

    private void forget(String orderId) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, KeptDecision> all =
                decisions.range(OrderDecisionKey.after(orderId, 0), OrderDecisionKey.last(orderId))) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(decisions::delete);
    }
}
