package io.stockstream.streams.effect.cache;

import io.stockstream.cache.Change;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Makes of a batch the newest change of each key, and applies all of them at once. */
final class CacheListener<V> implements BatchMessageListener<String, V>, ConsumerAwareRebalanceListener {

    private final CacheProjection<V> projection;
    private final Consumer<Collection<Change>> cache;
    private final TopicIdMemory topicIds;
    private final OutageLog outages;

    CacheListener(
            CacheProjection<V> projection,
            Consumer<Collection<Change>> cache,
            TopicIdMemory topicIds,
            OutageLog outages) {
        this.projection = projection;
        this.cache = cache;
        this.topicIds = topicIds;
        this.outages = outages;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, V>> records) {
        try {
            Map<String, Change> newest = new LinkedHashMap<>();
            for (ConsumerRecord<String, V> record : records) {
                projection.change(record, topicIds::of).ifPresent(change -> newest.put(change.key(), change));
            }
            cache.accept(newest.values());
        } catch (RuntimeException e) {
            // Whatever it was: before the next attempt the topics may have been made anew.
            topicIds.forget();
            throw e;
        }
        outages.written();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        topicIds.forget();
    }
}
