package io.stockstream.streams.effect.task;

import io.stockstream.schema.Topic;
import io.stockstream.task.TaskRequested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * Makes the consumers of a queue: as many as wished for its requests, and one for each of its retry topics, so that neither work that waits
 * nor work of another queue holds up what is asked for now.
 */
final class TaskContainers {

    /** A poll's memory: consumers are many, and each takes one record at a time. */
    private static final int FETCH_BYTES = 2 * 1024 * 1024;

    private final ConsumerFactory<byte[], byte[]> consumers;

    TaskContainers(ConsumerFactory<byte[], byte[]> consumers) {
        this.consumers = consumers;
    }

    /**
     * Consumers of committed records, from the first on.
     *
     * @param sessionTimeout after how long a silent instance counts as dead
     */
    static ConsumerFactory<byte[], byte[]> consumers(String bootstrapServers, Duration sessionTimeout) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // The next record may be work for another consumer of the group, which has time for it now.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        // Not cooperative: when a partition is revoked, the container takes those that stay for resumed, though the
        // client still has them
        // paused for work under way, and they would stand still for ever (spring-kafka 4.1, rebalance with asynchronous
        // acknowledgments).
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, StickyAssignor.class.getName());
        int session = Math.toIntExact(sessionTimeout.toMillis());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4);
        config.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The containers of a queue, not started. */
    List<ConcurrentMessageListenerContainer<byte[], byte[]>> of(
            QueueTopics topics, int concurrency, TaskListener listener) {
        List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();
        containers.add(container(topics.requests(), topics.group(), concurrency, listener));
        for (Topic<String, TaskRequested> retry : topics.retries()) {
            containers.add(container(retry, topics.group(), 1, listener));
        }
        return containers;
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Topic<String, TaskRequested> topic, String group, int concurrency, TaskListener listener) {
        ContainerProperties properties = new ContainerProperties(topic.name());
        properties.setGroupId(group);
        properties.setClientId("stockstream-" + topic.name());
        properties.setAckMode(ContainerProperties.AckMode.MANUAL_IMMEDIATE);
        // Acknowledged by another thread, while the container polls with the consumer paused.
        properties.setAsyncAcks(true);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(topic.name());
        container.setConcurrency(concurrency);
        return container;
    }
}
