package io.stockstream.streams.effect.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.cache.FencedCache;
import io.stockstream.stock.StockLevel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/** Keeps {@code stock:{sku}}: units on hand over all warehouses, as a decimal number. */
final class StockCacheProjector {

    private final FencedCache cache;
    private final Uuid topicId;

    StockCacheProjector(FencedCache cache, Uuid topicId) {
        this.cache = cache;
        this.topicId = topicId;
    }

    /** Writes the newest level of each sku in the batch. */
    void project(List<ConsumerRecord<String, StockLevel>> records) {
        Map<String, Change> newest = new HashMap<>();
        for (ConsumerRecord<String, StockLevel> level : records) {
            Fence fence = new Fence(topicId, level.partition(), level.offset());
            String key = "stock:" + level.key();
            newest.put(key, new Change.Put(key, Long.toString(level.value().getOnHand()), fence, Duration.ZERO));
        }
        cache.apply(newest.values());
    }
}
