package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.FencedCache;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Makes of a batch the newest change of each key, and applies all of them at once. */
final class CacheListener<V> implements BatchConsumerAwareMessageListener<String, V>, ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(CacheListener.class);

    private final CacheProjection<V> projection;
    private final Function<Collection<Change>, List<FencedCache.Refused>> cache;
    private final TopicIdMemory topicIds;
    private final OutageLog outages;
    private final PulseVoice pulse;

    /**
     * @param cache applies changes, and reports which of them Redis refuses for good
     * @param pulse shows readers that the keys are kept up to date
     */
    CacheListener(
            CacheProjection<V> projection,
            Function<Collection<Change>, List<FencedCache.Refused>> cache,
            TopicIdMemory topicIds,
            OutageLog outages,
            PulseVoice pulse) {
        this.projection = projection;
        this.cache = cache;
        this.topicIds = topicIds;
        this.outages = outages;
        this.pulse = pulse;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, V>> records, Consumer<?, ?> consumer) {
        try {
            write(records);
        } catch (RuntimeException e) {
            // Forget them after any failure: before the next attempt a topic may have been deleted and created again.
            topicIds.forget();
            throw e;
        }
        outages.written();
        pulse.beat(consumer);
    }

    private void write(List<ConsumerRecord<String, V>> records) {
        Map<String, Change> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, V> record : records) {
            projection.change(record, topicIds::of).ifPresent(change -> newest.put(change.key(), change));
        }
        for (FencedCache.Refused refused : cache.apply(newest.values())) {
            LOG.warn(
                    "Redis refuses to write the key {} ({}); it is left as it is, the others go on. Delete it with redis-cli, and its fence",
                    refused.change().key(),
                    refused.reason().getMessage());
        }
    }

    /** No record came for a while. */
    void idle(Consumer<?, ?> consumer) {
        pulse.beat(consumer);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        topicIds.forget();
    }
}
