package io.stockstream.platform.runtime;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp; the epoch where a producer gave none. Kafka Streams' default would stop the topology at
 * such a record, before any handler, and the wall clock would decide differently on replay.
 */
public final class RecordTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> fact, long partitionTime) {
        return Math.max(0, fact.timestamp());
    }
}
