package io.stockstream.simulation.kafka;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** A store on the heap, restored before a processor sees it. */
final class MemoryStore extends InMemoryKeyValueStore {

    private final StoreContents restored;

    /**
     * @param restored what its changelog says
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
}
