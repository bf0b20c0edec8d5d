package io.stockstream.simulation.kafka;

import io.stockstream.platform.view.ViewStore;
import io.stockstream.platform.view.ViewStoreSupplier;
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
import org.apache.kafka.streams.state.internals.KeyValueStoreBuilder;
import org.apache.kafka.streams.state.internals.VersionedKeyValueStoreBuilder;
import org.apache.kafka.streams.state.internals.VersionedKeyValueToBytesStoreAdapter;

/**
 * Builders of the same stores on the heap: RocksDB would take most of a history's time, and how it keeps bytes is not
 * what is simulated. Record caches are omitted, because a driver commits after every record anyway.
 */
final class MemoryStores {

    private final Function<String, StoreContents> restored;
    private final Consumer<MemoryStore> made;
    private final Consumer<ViewStore> views;

    /**
     * @param restored the changelog of a store, by its name
     * @param made receives every store that is not versioned
     * @param views receives the stores of views, which are still to be restored
     */
    MemoryStores(Function<String, StoreContents> restored, Consumer<MemoryStore> made, Consumer<ViewStore> views) {
        this.restored = restored;
        this.made = made;
        this.views = views;
    }

    StoreBuilder<?> of(StoreBuilder<?> original) {
        StoreBuilder<?> inMemory = original instanceof VersionedKeyValueStoreBuilder<?, ?> versioned
                ? Stores.versionedKeyValueStoreBuilder(
                        versioned(original.name(), versioned.historyRetention()),
                        serde(original, "keySerde"),
                        serde(original, "valueSerde"))
                : Stores.keyValueStoreBuilder(
                        keyValue(original), serde(original, "keySerde"), serde(original, "valueSerde"));
        return original.loggingEnabled()
                ? inMemory.withLoggingEnabled(original.logConfig())
                : inMemory.withLoggingDisabled();
    }

    private KeyValueBytesStoreSupplier keyValue(StoreBuilder<?> original) {
        String name = original.name();
        if (field(KeyValueStoreBuilder.class, original, "storeSupplier") instanceof ViewStoreSupplier view) {
            return new Supplier(name, () -> {
                // A view is restored by its own function, once it is registered.
                ViewStore store = view.over(made(new MemoryStore(name, new StoreContents())));
                views.accept(store);
                return store;
            });
        }
        return new Supplier(name, () -> made(new MemoryStore(name, restored.apply(name))));
    }

    private MemoryStore made(MemoryStore store) {
        made.accept(store);
        return store;
    }

    private VersionedBytesStoreSupplier versioned(String name, long retention) {
        return new VersionedSupplier(name, retention, restored);
    }

    @SuppressWarnings("unchecked") // What the builder was given fits what it builds.
    private static Serde<Object> serde(StoreBuilder<? extends StateStore> builder, String name) {
        return (Serde<Object>) field(AbstractStoreBuilder.class, builder, name);
    }

    /** Kafka has no accessor for the parts of a builder. */
    private static Object field(Class<?> type, StoreBuilder<? extends StateStore> builder, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of Kafka Streams keeps the parts of a store elsewhere", e);
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
