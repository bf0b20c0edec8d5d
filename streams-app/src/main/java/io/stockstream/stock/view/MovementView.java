package io.stockstream.stock.view;

import io.stockstream.platform.view.HistoryKey;
import io.stockstream.platform.view.ViewEntries;
import io.stockstream.platform.view.ViewFunction;
import io.stockstream.platform.view.ViewRecord;
import io.stockstream.stock.Movement;
import java.util.Set;

/** Keeps the newest state of every movement, and the index of its history; what no longer holds leaves the index. */
final class MovementView implements ViewFunction<Movement, Movement> {

    @Override
    public void apply(ViewRecord<Movement> incoming, ViewEntries<Movement> entries) {
        Movement now = incoming.value();
        Movement before = entries.row(incoming.key());
        if (now != null && before != null && now.getVersion() < before.getVersion()) {
            // A topology that replays everything under another application id publishes old states again.
            return;
        }
        entries.putRow(incoming.key(), incoming.received());
        entries.mark(before == null ? Set.of() : HistoryKey.of(before), now == null ? Set.of() : HistoryKey.of(now));
    }
}
