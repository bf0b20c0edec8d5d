package io.stockstream.platform.cache;

import io.stockstream.cache.FencedCache;
import io.stockstream.cache.Pulse;
import io.stockstream.catalogue.Product;
import io.stockstream.order.Order;
import io.stockstream.platform.app.StockstreamProperties;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockLevel;
import io.stockstream.topics.TopicIds;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Deserializer;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The executors that write Redis; a role that can be switched off apart from the topologies. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class CacheConfiguration {

    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);

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
    CacheContainers cacheContainers(StockstreamProperties properties, RedissonClient redis, Admin admin) {
        return new CacheContainers(
                properties.bootstrapServers(),
                properties.streams().sessionTimeout(),
                new FencedCache(redis),
                () -> new TopicIds(admin)::of);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, StockLevel> stockCacheContainer(
            CacheContainers containers, AvroSerdes serdes) {
        return containers.of(
                "stockstream-stock-cache",
                List.of(Topics.STOCK_LEVELS.name()),
                PatientSerde.lasting(serdes.value(Topics.STOCK_LEVELS).deserializer()),
                new StockProjection(),
                "stock:{sku}",
                Pulse.STOCK);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, Order> orderCacheContainer(
            CacheContainers containers, AvroSerdes serdes) {
        return containers.of(
                "stockstream-order-cache",
                List.of(Topics.ORDERS.name()),
                PatientSerde.lasting(serdes.value(Topics.ORDERS).deserializer()),
                new OrderProjection(),
                "order:{order_id}:status",
                null);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, Product> catalogueCacheContainer(
            CacheContainers containers, AvroSerdes serdes) {
        Deserializer<Product> products =
                PatientSerde.lasting(serdes.value(Topics.PRODUCTS).deserializer());
        return containers.of(
                "stockstream-catalogue-cache",
                List.of(Topics.USERS.name(), Topics.PRODUCTS.name()),
                // Of a user it only counts that it changed.
                (topic, bytes) -> topic.equals(Topics.PRODUCTS.name()) ? products.deserialize(topic, bytes) : null,
                new CatalogueProjection(),
                "user:{id} and product:{id}",
                Pulse.CATALOGUE);
    }
}
