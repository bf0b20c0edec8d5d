package io.stockstream.streams.effect.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.stock.StockLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/** Keeps {@code stock:{sku}}: units on hand over all warehouses, as a decimal number that stays for ever. */
final class StockProjection implements CacheProjection<StockLevel> {

    @Override
    public Optional<Change> change(ConsumerRecord<String, StockLevel> level, Function<String, Uuid> topicIds) {
        Fence fence = new Fence(topicIds.apply(level.topic()), level.partition(), level.offset());
        if (level.value() == null) {
            return Optional.of(new Change.Drop("stock:" + level.key(), fence));
        }
        String units = Long.toString(level.value().getOnHand());
        return Optional.of(new Change.Put("stock:" + level.key(), units, fence, Duration.ZERO));
    }
}
