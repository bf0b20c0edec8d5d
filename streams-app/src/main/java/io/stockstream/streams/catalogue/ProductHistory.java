package io.stockstream.streams.catalogue;

import io.stockstream.catalogue.Product;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;

/**
 * Writes what products were when. A row holds from the time it carries itself, but never from before what it follows (of two
 * transactions the one that began first may commit last), nor from after its record was written, nor from before the store's memory:
 * there the store would drop it, or Kafka refuse it, and the newest row would be lost.
 */
final class ProductHistory {

    /** How far back the store can tell; the newest row of a product is told of for ever. */
    static final Duration RETENTION = Duration.ofDays(400);

    /** Records of one partition are not exactly in the order of their times. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final VersionedKeyValueStore<String, Product> store;

    ProductHistory(VersionedKeyValueStore<String, Product> store) {
        this.store = store;
    }

    /**
     * From now on the product is this.
     *
     * @param notBeforeMillis commit of the change when the product was deleted before, because then the store cannot tell since when;
     *     otherwise {@code null}
     * @param recordedMillis timestamp of the change's record
     */
    void save(Product product, Long notBeforeMillis, long recordedMillis) {
        String id = Long.toString(product.getId());
        Instant changed = product.getUpdatedAt() == null ? product.getCreatedAt() : product.getUpdatedAt();
        put(
                id,
                product,
                Math.max(within(changed.toEpochMilli(), recordedMillis), commit(notBeforeMillis, recordedMillis)));
    }

    /**
     * From now on the product is not there.
     *
     * @param committedMillis when it was deleted; {@code null} when it is not told
     * @param recordedMillis timestamp of the change's record
     */
    void delete(String id, Long committedMillis, long recordedMillis) {
        put(id, null, committedMillis == null ? recordedMillis : commit(committedMillis, recordedMillis));
    }

    private void put(String id, Product productOrNull, long from) {
        VersionedRecord<Product> newest = store.get(id);
        store.put(id, productOrNull, newest == null ? from : Math.max(from, newest.timestamp()));
    }

    private static long commit(Long committedMillis, long recordedMillis) {
        return committedMillis == null ? Long.MIN_VALUE : within(committedMillis, recordedMillis);
    }

    private static long within(long millis, long recordedMillis) {
        long oldest = recordedMillis - RETENTION.minus(MARGIN).toMillis();
        return Math.min(Math.max(millis, oldest), recordedMillis);
    }
}
