package io.stockstream.order.view;

import io.stockstream.order.KeptDecision;
import io.stockstream.order.LogPosition;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStep;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.view.Received;
import io.stockstream.platform.view.ViewEntries;
import io.stockstream.platform.view.ViewFunction;
import io.stockstream.platform.view.ViewRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Stores the decisions of every order with their positions, until the order is forgotten. A refused request for an
 * order that never existed belongs to no order.
 */
final class OrderDecisionView implements ViewFunction<OrderDecided, KeptDecision> {

    private final Serializer<KeptDecision> rows =
            StateSerde.of(KeptDecision.class).serializer();

    @Override
    public void apply(ViewRecord<OrderDecided> incoming, ViewEntries<KeptDecision> entries) {
        OrderDecided decision = incoming.value();
        if (decision.getSequence() == 0) {
            return;
        }
        String orderId = decision.getOrderId();
        if (decision.getStep() == OrderStep.FORGOTTEN) {
            entries.keys(OrderDecisionKey.after(orderId, 0), OrderDecisionKey.last(orderId))
                    .forEach(key -> entries.putRow(key, null));
            return;
        }
        KeptDecision kept = new KeptDecision(decision, position(incoming.origin()));
        entries.putRow(
                OrderDecisionKey.of(orderId, decision.getSequence()),
                new Received<>(Bytes.wrap(rows.serialize(null, kept)), kept));
    }

    private static LogPosition position(InputOrigin origin) {
        return new LogPosition(origin.topic(), origin.partition(), origin.offset());
    }
}
