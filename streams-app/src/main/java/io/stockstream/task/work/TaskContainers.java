package io.stockstream.task.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * Creates the consumer of a queue: one for its requests and its retry topics together, because it never waits for work.
 * Each queue has its own, so that no queue blocks another.
 */
final class TaskContainers {

    private static final int FETCH_BYTES = 2 * 1024 * 1024;

    /** Most records still read after a partition is paused. */
    private static final int MOST_AT_ONCE = 16;

    /** Longest delay until a resumed partition flows again, when nothing else wakes the consumer. */
    private static final Duration POLL = Duration.ofMillis(250);

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
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        // Not cooperative: a window belongs to one ownership of its partition, and revoking all partitions leaves no
        // window behind.
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, StickyAssignor.class.getName());
        int session = Math.toIntExact(sessionTimeout.toMillis());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4);
        config.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The container of a queue, not yet started. */
    ConcurrentMessageListenerContainer<byte[], byte[]> of(QueueTopics topics, TaskListener listener) {
        ContainerProperties properties = new ContainerProperties(topics.names().toArray(String[]::new));
        properties.setGroupId(topics.group());
        properties.setClientId("stockstream-tasks." + topics.word());
        // Acknowledged from other threads, in offset order thanks to the windows; the consumer's thread commits all of
        // them at its next poll.
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setPollTimeout(POLL.toMillis());
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(topics.requests().name());
        listener.setTap((partition, flows) -> {
            if (flows) {
                container.resumePartition(partition);
            } else {
                container.pausePartition(partition);
            }
        });
        return container;
    }
}
