package io.stockstream.streams.query;

import io.stockstream.topics.TopicCatalogue;

/** How many partitions a topic has. The start-up check has made sure that cluster and catalogue agree. */
public final class PartitionCounts {

    private final TopicCatalogue catalogue;

    public PartitionCounts(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Partitions of a topic of the catalogue. */
    public int of(String topic) {
        return catalogue
                .find(topic)
                .orElseThrow(() -> new IllegalArgumentException("topics.yaml does not name " + topic))
                .partitions();
    }
}
