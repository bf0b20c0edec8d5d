package io.stockstream.cache;

import org.apache.kafka.common.Uuid;

/**
 * Where a cached value comes from.
 *
 * @param topicId id of the topic: a topic that is deleted and recreated starts its offsets anew
 * @param partition partition of the record
 * @param offset offset of the record; within one topic and partition the higher one is newer
 */
public record Fence(Uuid topicId, int partition, long offset) {

    /** What has to be equal for offsets to be comparable. */
    String generation() {
        return topicId + "/" + partition;
    }
}
