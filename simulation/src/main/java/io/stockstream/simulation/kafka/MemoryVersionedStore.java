package io.stockstream.simulation.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;

/** A versioned store on the heap, by the rules of Kafka's own in RocksDB. */
final class MemoryVersionedStore implements VersionedKeyValueStore<Bytes, byte[]> {

    private final String name;
    private final long retention;
    private final StoreContents restored;
    private final Map<Bytes, NavigableMap<Long, Optional<byte[]>>> versions = new HashMap<>();
    private long newestTime = -1;
    private boolean open;

    /**
     * @param retention how long versions are kept, and how late one may come, milliseconds
     * @param restored the contents of its changelog
     */
    MemoryVersionedStore(String name, long retention, StoreContents restored) {
        this.name = name;
        this.retention = retention;
        this.restored = restored;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        restored.all().forEach(change -> put(Bytes.wrap(change.key()), change.value(), change.timestamp()));
        open = true;
    }

    @Override
    public long put(Bytes key, byte[] valueOrNull, long timestamp) {
        if (timestamp < newestTime - retention) {
            return PUT_RETURN_CODE_NOT_PUT;
        }
        newestTime = Math.max(newestTime, timestamp);
        NavigableMap<Long, Optional<byte[]>> known = versions.computeIfAbsent(key, unused -> new TreeMap<>());
        known.put(timestamp, Optional.ofNullable(valueOrNull));
        Long next = known.higherKey(timestamp);
        return next == null ? PUT_RETURN_CODE_VALID_TO_UNDEFINED : next;
    }

    @Override
    public VersionedRecord<byte[]> delete(Bytes key, long timestamp) {
        VersionedRecord<byte[]> before = get(key, timestamp);
        long unused = put(key, null, timestamp);
        return before;
    }

    @Override
    public VersionedRecord<byte[]> get(Bytes key) {
        return get(key, Long.MAX_VALUE);
    }

    @Override
    public VersionedRecord<byte[]> get(Bytes key, long asOf) {
        NavigableMap<Long, Optional<byte[]>> known = versions.get(key);
        if (known == null || (asOf < known.lastKey() && asOf < newestTime - retention)) {
            return null;
        }
        Map.Entry<Long, Optional<byte[]>> then = known.floorEntry(asOf);
        if (then == null || then.getValue().isEmpty()) {
            return null;
        }
        Long next = known.higherKey(then.getKey());
        return next == null
                ? new VersionedRecord<>(then.getValue().get(), then.getKey())
                : new VersionedRecord<>(then.getValue().get(), then.getKey(), next);
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }
}
