package io.stockstream.streams.view;

import io.stockstream.stock.Movement;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest state of every movement, and the index of its history; what no longer holds leaves the index. */
final class MovementViewProcessor extends ContextualProcessor<Bytes, Movement, Void, Void> {

    private KeyValueStore<Bytes, Movement> movements;
    private KeyValueStore<Bytes, byte[]> history;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        movements = context.getStateStore(ViewStores.MOVEMENTS);
        history = context.getStateStore(ViewStores.MOVEMENT_HISTORY);
    }

    @Override
    public void process(Record<Bytes, Movement> incoming) {
        Movement now = incoming.value();
        Movement before = movements.get(incoming.key());
        if (now != null && before != null && now.getVersion() < before.getVersion()) {
            // A topology that replays everything under another application id publishes old states again.
            return;
        }
        Set<Bytes> wanted = now == null ? Set.of() : HistoryKey.of(now);
        Set<Bytes> present = before == null ? Set.of() : HistoryKey.of(before);
        movements.put(incoming.key(), now);
        present.stream().filter(key -> !wanted.contains(key)).forEach(history::delete);
        wanted.stream().filter(key -> !present.contains(key)).forEach(key -> history.put(key, ViewStores.PRESENT));
    }
}
