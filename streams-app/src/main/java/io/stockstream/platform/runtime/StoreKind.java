package io.stockstream.platform.runtime;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Where a store keeps its entries. Both are durable through their changelogs; docs/adr/0005-stores.md has the
 * measurements.
 */
public enum StoreKind {
    /** On the heap: fastest, bounded by memory. */
    MEMORY,
    /** In RocksDB: on disk, for what grows without end. */
    ROCKSDB;

    /** A key-value store of this kind. */
    public KeyValueBytesStoreSupplier keyValue(String name) {
        return switch (this) {
            case MEMORY -> Stores.inMemoryKeyValueStore(name);
            case ROCKSDB -> Stores.persistentKeyValueStore(name);
        };
    }
}
