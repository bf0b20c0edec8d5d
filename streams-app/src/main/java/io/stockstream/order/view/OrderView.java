package io.stockstream.order.view;

import io.stockstream.order.Order;
import io.stockstream.platform.view.ViewEntries;
import io.stockstream.platform.view.ViewFunction;
import io.stockstream.platform.view.ViewRecord;
import java.util.Set;

/** Keeps the newest published state of every order, and the index of lists; what no longer holds leaves the index. */
final class OrderView implements ViewFunction<Order, Order> {

    @Override
    public void apply(ViewRecord<Order> incoming, ViewEntries<Order> entries) {
        Order now = incoming.value();
        Order before = entries.row(incoming.key());
        if (now != null && before != null && now.getVersion() < before.getVersion()) {
            // A topology that replays everything under another application id publishes old states again.
            return;
        }
        entries.putRow(incoming.key(), incoming.received());
        entries.mark(
                before == null ? Set.of() : OrderIndexKey.of(before), now == null ? Set.of() : OrderIndexKey.of(now));
    }
}
