package io.stockstream.simulation.kafka;

import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedBytesStoreSupplier;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;
import org.apache.kafka.streams.state.internals.VersionedKeyValueStoreBuilder;
import org.apache.kafka.streams.state.internals.VersionedKeyValueToBytesStoreAdapter;

/**
 * Builders of the same stores on the heap: RocksDB would take most of a history's time, and how it keeps bytes is not
 * what is simulated. Record caches are omitted, because a driver commits after every record anyway.
 */
final class MemoryStores {

    private final Function<String, StoreContents> restored;
    private final Consumer<MemoryStore> made;

    /**
     * @param restored the changelog of a store, by its name
     * @param made receives every store that is not versioned
     */
    MemoryStores(Function<String, StoreContents> restored, Consumer<MemoryStore> made) {
        this.restored = restored;
        this.made = made;
    }

    StoreBuilder<?> of(StoreBuilder<?> original) {
        StoreBuilder<?> inMemory = original instanceof VersionedKeyValueStoreBuilder<?, ?> versioned
                ? Stores.versionedKeyValueStoreBuilder(
                        versioned(original.name(), versioned.historyRetention()),
                        serde(original, "keySerde"),
                        serde(original, "valueSerde"))
                : Stores.keyValueStoreBuilder(
                        keyValue(original.name()), serde(original, "keySerde"), serde(original, "valueSerde"));
        return original.loggingEnabled()
                ? inMemory.withLoggingEnabled(original.logConfig())
                : inMemory.withLoggingDisabled();
    }

    private KeyValueBytesStoreSupplier keyValue(String name) {
        return new Supplier(name, () -> {
            MemoryStore store = new MemoryStore(name, restored.apply(name));
            made.accept(store);
            return store;
        });
    }

    private VersionedBytesStoreSupplier versioned(String name, long retention) {
        return new VersionedSupplier(name, retention, restored);
    }

    /** Kafka has no accessor for the serdes of a builder. */
    private static Serde<Object> serde(StoreBuilder<? extends StateStore> builder, String field) {
        try {
            Field serde = AbstractStoreBuilder.class.getDeclaredField(field);
            serde.setAccessible(true);
            @SuppressWarnings("unchecked") // What the builder was given fits what it builds.
            Serde<Object> given = (Serde<Object>) serde.get(builder);
            return given;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of Kafka Streams keeps the serdes of a store elsewhere", e);
        }
    }

    private record Supplier(String name, java.util.function.Supplier<KeyValueStore<Bytes, byte[]>> maker)
            implements KeyValueBytesStoreSupplier {

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return maker.get();
        }

        @Override
        public String metricsScope() {
            return "in-memory";
        }
    }

    private record VersionedSupplier(String name, long historyRetentionMs, Function<String, StoreContents> restored)
            implements VersionedBytesStoreSupplier {

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new VersionedKeyValueToBytesStoreAdapter(
                    new MemoryVersionedStore(name, historyRetentionMs, restored.apply(name)));
        }

        @Override
        public String metricsScope() {
            return "in-memory";
        }
    }
}
