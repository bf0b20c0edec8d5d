package io.stockstream.platform.kafka;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The partitions of topics. */
public final class Partitions {

    private Partitions() {}

    /**
     * All partitions of a topic.
     *
     * @throws KafkaException when there is no such topic: that is no list or an empty one, depending on the version of
     *     the client
     */
    public static List<TopicPartition> of(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> known = Objects.requireNonNullElse(consumer.partitionsFor(topic), List.of());
        if (known.isEmpty()) {
            throw new KafkaException("There is no topic " + topic);
        }
        return known.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }
}
