package io.stockstream.platform.store;

import io.stockstream.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** How many partitions a topic has. The start-up check has made sure that cluster and catalogue agree. */
public final class PartitionCounts {

    private final TopicCatalogue catalogue;

    public PartitionCounts(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The partition of a key by Kafka's default partitioner, which the writers of the topic use. */
    public int ofKey(String topic, String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % of(topic);
    }

    /** Partitions of a topic of the catalogue. */
    public int of(String topic) {
        return catalogue
                .find(topic)
                .orElseThrow(() -> new IllegalArgumentException("topics.yaml does not name " + topic))
                .partitions();
    }
}
