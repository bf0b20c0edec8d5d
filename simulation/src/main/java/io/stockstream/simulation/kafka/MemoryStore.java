package io.stockstream.simulation.kafka;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** A store on the heap, restored before a processor sees it. */
final class MemoryStore extends InMemoryKeyValueStore {

    private final StoreContents restored;

    /**
     * @param restored the contents of its changelog
     */
    MemoryStore(String name, StoreContents restored) {
        super(name);
        this.restored = restored;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        super.init(context, root);
        restored.newest().forEach(this::put);
    }

    /** Its contents. */
    NavigableMap<Bytes, byte[]> contents() {
        NavigableMap<Bytes, byte[]> contents = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = all()) {
            all.forEachRemaining(entry -> contents.put(entry.key, entry.value));
        }
        return contents;
    }
}
