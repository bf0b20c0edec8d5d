package io.stockstream.catalogue.topology;

import io.stockstream.catalogue.Product;
import io.stockstream.platform.runtime.StateSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;

/**
 * Keeps past versions of products. A row is valid from its own time, but not from before the row it follows (of two
 * transactions the one that began first may commit last), nor from after its record was written, nor from before the
 * store's retention: there the store would drop it, or Kafka refuse it, and the newest row would be lost.
 */
public final class ProductHistory {

    /** How far back the store keeps versions; the newest row of a product is kept for ever. */
    static final Duration RETENTION = Duration.ofDays(400);

    /** Records of one partition are not exactly in the order of their times. */
    private static final Duration MARGIN = Duration.ofDays(1);

    /** Versions searched, from the newest back: more than this cannot fall between two clocks. */
    private static final int MOST_STEPS = 1_000;

    private final VersionedKeyValueStore<String, Product> store;
    private final LongSupplier streamTime;

    /**
     * @param store one of {@link #store}
     * @param streamTime largest timestamp that the task has read, milliseconds: the store's memory ends with it
     */
    public ProductHistory(VersionedKeyValueStore<String, Product> store, LongSupplier streamTime) {
        this.store = store;
        this.streamTime = streamTime;
    }

    /** A store of products by any text. */
    public static StoreBuilder<VersionedKeyValueStore<String, Product>> store(String name) {
        return Stores.versionedKeyValueStoreBuilder(
                        Stores.persistentVersionedKeyValueStore(name, RETENTION),
                        Serdes.String(),
                        StateSerde.of(Product.class))
                .withLoggingEnabled(Map.of());
    }

    /** What is under the key now; {@code null} when nothing is. */
    public Product newest(String key) {
        return valueOf(store.get(key));
    }

    /**
     * What was under the key at a time, or is there now when the store has nothing for that time: old versions expire,
     * and a row read just after its creation may be younger than the reader's clock. If that version is older than
     * wanted, the first one that is not: two machines' clocks differ, versions do not.
     *
     * @param version the lowest version wanted
     * @return {@code null} when nothing was there then and nothing is now; the newest when all are older than wanted
     */
    public Product asOf(String key, Instant time, long version) {
        Product then = valueOf(store.get(key, time.toEpochMilli()));
        if (then != null && then.getVersion() >= version) {
            return then;
        }
        return version == Long.MIN_VALUE ? newest(key) : firstSince(key, version);
    }

    private Product firstSince(String key, long version) {
        VersionedRecord<Product> first = store.get(key);
        for (int step = 0; first != null && step < MOST_STEPS; step++) {
            VersionedRecord<Product> before = store.get(key, first.timestamp() - 1);
            if (before == null || before.value().getVersion() < version) {
                return first.value();
            }
            first = before;
        }
        return valueOf(first);
    }

    /**
     * Stores a new version under the key.
     *
     * @param notBeforeMillis time of the change's commit, before which it does not apply; {@code null} when it is
     *     unknown, or when the row's own time is enough
     * @param recordedMillis timestamp of the change's record
     */
    public void save(String key, Product product, Long notBeforeMillis, long recordedMillis) {
        Instant changed = product.getUpdatedAt() == null ? product.getCreatedAt() : product.getUpdatedAt();
        put(
                key,
                product,
                Math.max(within(changed.toEpochMilli(), recordedMillis), commit(notBeforeMillis, recordedMillis)));
    }

    /**
     * Marks the key as deleted.
     *
     * @param committedMillis when it was deleted; {@code null} when unknown
     * @param recordedMillis timestamp of the change's record
     */
    public void delete(String key, Long committedMillis, long recordedMillis) {
        put(key, null, within(committedMillis == null ? recordedMillis : committedMillis, recordedMillis));
    }

    private void put(String key, Product productOrNull, long from) {
        VersionedRecord<Product> newest = store.get(key);
        long followedAt = store.put(key, productOrNull, newest == null ? from : Math.max(from, newest.timestamp()));
        if (followedAt > VersionedKeyValueStore.PUT_RETURN_CODE_VALID_TO_UNDEFINED) {
            // Only a deletion can follow the newest version. It was seen before, so this takes its place.
            store.put(key, productOrNull, followedAt);
        }
    }

    private long commit(Long committedMillis, long recordedMillis) {
        return committedMillis == null ? Long.MIN_VALUE : within(committedMillis, recordedMillis);
    }

    private long within(long millis, long recordedMillis) {
        long oldest = streamTime.getAsLong() - RETENTION.minus(MARGIN).toMillis();
        return Math.max(Math.min(millis, recordedMillis), oldest);
    }

    private static Product valueOf(VersionedRecord<Product> recordOrNull) {
        return recordOrNull == null ? null : recordOrNull.value();
    }
}
