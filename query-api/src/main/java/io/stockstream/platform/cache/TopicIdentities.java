package io.stockstream.platform.cache;

import org.apache.kafka.common.Uuid;

/** Reads a topic's id from Kafka, which distinguishes the topic from a re-created one of the same name. */
@FunctionalInterface
public interface TopicIdentities {

    /**
     * The id.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not provide it
     */
    Uuid of(String topic);
}
