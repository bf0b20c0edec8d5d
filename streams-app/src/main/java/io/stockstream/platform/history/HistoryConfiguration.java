package io.stockstream.platform.history;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.app.StockstreamProperties;
import io.stockstream.platform.database.DatabaseProperties;
import io.stockstream.schema.AvroSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The executor that fills the history; a role that can be switched off apart from the others. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
@ConditionalOnProperty(name = "stockstream.history.sink", havingValue = "true", matchIfMissing = true)
class HistoryConfiguration {

    /**
     * No client waits for the history, so a fetch waits for this many bytes, or this long: large batches, few
     * transactions.
     */
    private static final int FETCH_LEAST_BYTES = 1024 * 1024;

    private static final Duration FETCH_LONGEST_WAIT = Duration.ofSeconds(2);

    /** Bounds the memory of a batch: records, their JSON and the arrays of the statement. */
    private static final int FETCH_MOST_BYTES = 8 * 1024 * 1024;

    private static final int MOST_RECORDS = 5_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    @Bean
    HistoryDatabase historyDatabase(DatabaseProperties database, HistoryProperties history) {
        return new HistoryDatabase(database.url(), history);
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> historyLetterProducer(StockstreamProperties properties) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "stockstream-history-letters"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> historyContainer(
            StockstreamProperties properties,
            AvroSerdes serdes,
            HistoryDatabase database,
            Producer<byte[], byte[]> historyLetterProducer,
            MeterRegistry meters) {
        HistoryOutage outage = new HistoryOutage();
        Gauge.builder("stockstream.history.away", outage, HistoryOutage::lasts)
                .description("Whether the history cannot be written at the moment")
                .register(meters);
        HistoryReader reader = new HistoryReader(serdes);
        ContainerProperties settings = new ContainerProperties(reader.topics().toArray(String[]::new));
        settings.setGroupId(HistoryProperties.GROUP);
        settings.setClientId(HistoryProperties.GROUP);
        settings.setMessageListener(new HistoryListener(
                reader,
                new HistoryTables(database.dataSource(), InstantSource.system()),
                new HistoryLetters(historyLetterProducer, HistoryProperties.GROUP),
                outage,
                meters));
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers(properties), settings);
        container.setBeanName(HistoryProperties.GROUP);
        container.setCommonErrorHandler(errorHandler(outage));
        return container;
    }

    private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(StockstreamProperties properties) {
        int session = Math.toIntExact(properties.streams().sessionTimeout().toMillis());
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_LEAST_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(FETCH_LONGEST_WAIT.toMillis()));
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_MOST_BYTES);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4);
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Retries without end: no row may be lost because PostgreSQL is away. */
    private static DefaultErrorHandler errorHandler(HistoryOutage outage) {
        ExponentialBackOff pauses = new ExponentialBackOff();
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
        handler.setRetryListeners(outage);
        handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
        return handler;
    }
}
