package io.stockstream.api.cache;

import org.apache.kafka.common.Uuid;

/** Asks Kafka for the id of a topic, which tells a topic from one of the same name that was made anew. */
@FunctionalInterface
public interface TopicIdentities {

    /**
     * The id.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not tell it
     */
    Uuid of(String topic);
}
