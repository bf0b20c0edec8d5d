package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/** What a record of a view does to the cache. */
interface CacheProjection<V> {

    /**
     * The change that a record asks for.
     *
     * @param topicIds id of a topic, for the fence
     * @return empty when the record cannot be fenced, or changes nothing
     */
    Optional<Change> change(ConsumerRecord<String, V> record, Function<String, Uuid> topicIds);
}
