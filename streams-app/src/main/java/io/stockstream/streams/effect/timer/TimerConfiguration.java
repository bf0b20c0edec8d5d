package io.stockstream.streams.effect.timer;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.config.StockstreamProperties;
import io.stockstream.topics.TopicCatalogue;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The handler of checks, wherever workers run. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class TimerConfiguration {

    /** Shorter than the time that an attempt has. */
    private static final int DELIVERY_TIMEOUT_MS = 20_000;

    private static final int REQUEST_TIMEOUT_MS = 10_000;

    @Bean(destroyMethod = "close")
    Producer<String, OrderCheckDue> orderCheckProducer(StockstreamProperties properties, AvroSerdes serdes) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        REQUEST_TIMEOUT_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_TIMEOUT_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_TIMEOUT_MS),
                new StringSerializer(),
                serdes.value(Topics.ORDER_CHECKS).serializer());
    }

    @Bean
    OrderCheckHandler orderCheckHandler(
            Producer<String, OrderCheckDue> producer, TopicCatalogue catalogue, OrderCheckProperties settings) {
        int partitions =
                catalogue.find(Topics.ORDER_CHECKS.name()).orElseThrow().partitions();
        return new OrderCheckHandler(producer, partitions, settings, InstantSource.system());
    }
}
