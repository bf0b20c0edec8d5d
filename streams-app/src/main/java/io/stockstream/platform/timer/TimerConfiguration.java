package io.stockstream.platform.timer;

import io.stockstream.horizon.Horizon;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.platform.app.StockstreamProperties;
import io.stockstream.platform.database.Database;
import io.stockstream.platform.history.HistoryDatabase;
import io.stockstream.platform.history.HistoryProperties;
import io.stockstream.platform.runtime.Application;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.topics.TopicCatalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The handlers of checks and horizons, wherever workers run. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class TimerConfiguration {

    /** Shorter than the time that an attempt has. */
    private static final int DELIVERY_TIMEOUT_MS = 20_000;

    private static final int REQUEST_TIMEOUT_MS = 10_000;

    /** Several times the commit interval of a topology that keeps up. */
    private static final Duration PROGRESS_PATIENCE = Duration.ofSeconds(2);

    /** Several times as long as the history waits for a batch. */
    private static final Duration HISTORY_PATIENCE = Duration.ofSeconds(10);

    @Bean(destroyMethod = "close")
    Producer<String, OrderCheckDue> orderCheckProducer(StockstreamProperties properties, AvroSerdes serdes) {
        return producer(properties, serdes, Topics.ORDER_CHECKS);
    }

    @Bean(destroyMethod = "close")
    Producer<String, Horizon> horizonProducer(StockstreamProperties properties, AvroSerdes serdes) {
        return producer(properties, serdes, Topics.STOCK_HORIZONS);
    }

    private static <V extends SpecificRecord> Producer<String, V> producer(
            StockstreamProperties properties, AvroSerdes serdes, Topic<String, V> topic) {
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
                serdes.value(topic).serializer());
    }

    @Bean
    OrderCheckHandler orderCheckHandler(
            Producer<String, OrderCheckDue> producer,
            TopicCatalogue catalogue,
            OrderCheckProperties settings,
            Admin admin,
            StockstreamProperties properties) {
        int partitions =
                catalogue.find(Topics.ORDER_CHECKS.name()).orElseThrow().partitions();
        return new OrderCheckHandler(
                producer,
                partitions,
                settings,
                () -> progress(
                        Application.SHOP.id(), PROGRESS_PATIENCE, admin, catalogue, properties.bootstrapServers()),
                InstantSource.system());
    }

    @Bean
    HorizonHandler horizonHandler(
            Producer<String, Horizon> producer,
            TopicCatalogue catalogue,
            HorizonProperties settings,
            OrderCheckProperties checks,
            Database database,
            HorizonGate gate) {
        if (settings.orders().compareTo(checks.failAfter()) <= 0) {
            throw new IllegalArgumentException("ORDER_RETENTION must be longer than ORDER_FAIL_AFTER, %s (was %s)"
                    .formatted(checks.failAfter(), settings.orders()));
        }
        return new HorizonHandler(
                producer,
                List.of(
                        target(catalogue, Topics.STOCK_HORIZONS, settings.movements()),
                        target(catalogue, Topics.ORDER_HORIZONS, settings.orders()),
                        target(catalogue, Topics.TASK_HORIZONS, settings.tasks())),
                Map.of(
                        OldRows.Table.TASK_LEDGER,
                        settings.tasks(),
                        OldRows.Table.HANDLED_REQUESTS,
                        settings.movements()),
                new OldRows(database.dataSource()),
                gate,
                InstantSource.system());
    }

    @Bean
    HorizonGate horizonGate(
            HistoryProperties history,
            ObjectProvider<HistoryDatabase> database,
            HorizonProperties settings,
            Admin admin,
            TopicCatalogue catalogue,
            StockstreamProperties properties) {
        if (!history.sink()) {
            return HorizonGate.OPEN;
        }
        settings.checkHistory(history.retention());
        return new HistoryGate(
                () -> progress(
                        HistoryProperties.GROUP, HISTORY_PATIENCE, admin, catalogue, properties.bootstrapServers()),
                database.getObject().dataSource(),
                history.retention());
    }

    private static HorizonHandler.Target target(
            TopicCatalogue catalogue, Topic<String, Horizon> topic, Duration length) {
        return new HorizonHandler.Target(
                topic, catalogue.find(topic.name()).orElseThrow().partitions(), length);
    }

    private static ReadProgress progress(
            String group, Duration patience, Admin admin, TopicCatalogue catalogue, String bootstrapServers) {
        Map<String, Object> committed = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MS,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1);
        return new GroupProgress(
                group,
                new GroupOffsets.OfBroker(admin),
                new KafkaConsumer<>(committed, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic -> catalogue.find(topic).orElseThrow().partitions(),
                patience,
                InstantSource.system());
    }
}
