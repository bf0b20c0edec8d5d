package io.stockstream.platform.cache;

import io.stockstream.cache.FencedCache;
import io.stockstream.cache.Pulse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Creates the executors that carry views to the cache; they differ only in what they read and how they project it. */
final class CacheContainers {

    private static final Logger LOG = LoggerFactory.getLogger(CacheContainers.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final Duration sessionTimeout;
    private final FencedCache cache;
    private final Supplier<Function<String, Uuid>> topicIds;

    /**
     * @param sessionTimeout time after which a silent instance counts as dead; a crash keeps old values in the cache
     *     for so long
     */
    CacheContainers(
            String bootstrapServers,
            Duration sessionTimeout,
            FencedCache cache,
            Supplier<Function<String, Uuid>> topicIds) {
        this.bootstrapServers = bootstrapServers;
        this.sessionTimeout = sessionTimeout;
        this.cache = cache;
        this.topicIds = topicIds;
    }

    /**
     * Makes one.
     *
     * @param group consumer group, and name of the executor
     * @param topics views that it reads
     * @param keys which keys it keeps, for people
     * @param pulse the key that shows readers that these keys are kept up to date; {@code null} where no reader checks
     */
    <V> ConcurrentMessageListenerContainer<String, V> of(
            String group,
            List<String> topics,
            Deserializer<V> values,
            CacheProjection<V> projection,
            String keys,
            String pulse) {
        OutageLog outages = new OutageLog(keys);
        CacheListener<V> listener = new CacheListener<>(
                projection,
                cache::apply,
                new TopicIdMemory(topicIds, InstantSource.system()),
                outages,
                pulse == null ? PulseVoice.silent() : new PulseVoice(() -> beat(pulse), InstantSource.system()));
        ContainerProperties properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setGroupId(group);
        // What comes again after a crash changes nothing in the cache, so a commit for each batch would only cost.
        properties.setAckMode(ContainerProperties.AckMode.TIME);
        properties.setAckTime(COMMIT_EVERY.toMillis());
        properties.setPollTimeout(COMMIT_EVERY.toMillis());
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        ConcurrentMessageListenerContainer<String, V> container =
                new ConcurrentMessageListenerContainer<>(consumers(values), properties);
        container.setBeanName(group);
        container.setCommonErrorHandler(errorHandler(outages));
        properties.setIdleEventInterval(Pulse.BEAT.toMillis());
        container.setApplicationEventPublisher(event -> {
            if (event instanceof ListenerContainerIdleEvent idle) {
                listener.idle(idle.getConsumer());
            }
        });
        return container;
    }

    /** If the renewal fails, the key expires, which is its purpose. */
    private void beat(String pulse) {
        CompletionStage<Void> unused = cache.remember(pulse, "1", Pulse.TTL);
    }

    private <V> DefaultKafkaConsumerFactory<String, V> consumers(Deserializer<V> values) {
        int session = Math.toIntExact(sessionTimeout.toMillis());
        return new DefaultKafkaConsumerFactory<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        session,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        session / 4),
                new StringDeserializer(),
                orNothing(values));
    }

    /**
     * A record that can never be read says nothing about its key: the cached value is dropped, and readers ask the
     * store.
     */
    private static <V> Deserializer<V> orNothing(Deserializer<V> values) {
        return (topic, bytes) -> {
            try {
                return values.deserialize(topic, bytes);
            } catch (SerializationException e) {
                LOG.warn("A record of {} cannot be read; its key is dropped from the cache: {}", topic, e.toString());
                return null;
            }
        };
    }

    /** Tries for ever: a cache entry must not be lost because Redis is away. */
    private static DefaultErrorHandler errorHandler(OutageLog outages) {
        ExponentialBackOff pauses = new ExponentialBackOff();
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
        handler.setRetryListeners(outages);
        handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
        return handler;
    }
}
