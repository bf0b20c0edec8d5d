package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/** Keeps {@code stock:{sku}}: units on hand over all warehouses, as a decimal number that stays for ever. */
final class StockProjection implements CacheProjection<StockLevel> {

    @Override
    public Optional<Change> change(ConsumerRecord<String, StockLevel> level, Function<String, Uuid> topicIds) {
        if (StockLevelKey.isOfWarehouse(level.key())) {
            return Optional.empty();
        }
        Fence fence = new Fence(topicIds.apply(level.topic()), level.partition(), level.offset());
        String key = "stock:" + level.key();
        return Optional.of(
                level.value() == null
                        ? new Change.Drop(key, fence)
                        : new Change.Put(key, Long.toString(level.value().getOnHand()), fence, Duration.ZERO));
    }
}
