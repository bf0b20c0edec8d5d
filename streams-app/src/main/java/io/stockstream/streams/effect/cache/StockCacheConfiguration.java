package io.stockstream.streams.effect.cache;

import io.stockstream.cache.FencedCache;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.config.StockstreamProperties;
import io.stockstream.streams.runtime.PatientSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The executor that writes {@code stock:{sku}}; a role that can be switched off apart from the topologies. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class StockCacheConfiguration {

    private static final String GROUP = "stockstream-stock-cache";
    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(StockstreamProperties properties) {
        Config config = new Config();
        // Redis may be away when this process starts.
        config.setLazyInitialization(true);
        config.setThreads(2);
        config.setNettyThreads(2);
        config.useSingleServer()
                .setAddress(properties.redisUrl())
                .setTimeout(Math.toIntExact(REDIS_TIMEOUT.toMillis()))
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2);
        return Redisson.create(config);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, StockLevel> stockCacheContainer(
            StockstreamProperties properties, AvroSerdes serdes, RedissonClient redis, Admin admin) {
        OutageLog outages = new OutageLog();
        FencedCache cache = new FencedCache(redis);
        ContainerProperties container = new ContainerProperties(Topics.STOCK_LEVELS.name());
        container.setGroupId(GROUP);
        container.setMessageListener(
                new StockCacheListener(() -> new StockCacheProjector(cache, topicId(admin)), outages));
        ConcurrentMessageListenerContainer<String, StockLevel> listener =
                new ConcurrentMessageListenerContainer<>(consumers(properties, serdes), container);
        listener.setBeanName(GROUP);
        listener.setCommonErrorHandler(errorHandler(outages));
        return listener;
    }

    private static DefaultKafkaConsumerFactory<String, StockLevel> consumers(
            StockstreamProperties properties, AvroSerdes serdes) {
        return new DefaultKafkaConsumerFactory<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                Topics.STOCK_LEVELS.keySerde().deserializer(),
                PatientSerde.of(serdes.value(Topics.STOCK_LEVELS)).deserializer());
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

    private static Uuid topicId(Admin admin) {
        String topic = Topics.STOCK_LEVELS.name();
        try {
            return admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .topicId();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking for the id of " + topic, e);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not tell the id of " + topic, e);
        }
    }
}
