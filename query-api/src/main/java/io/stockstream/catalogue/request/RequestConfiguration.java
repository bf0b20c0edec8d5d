package io.stockstream.catalogue.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.catalogue.http.EmptyStockWarning;
import io.stockstream.platform.database.HandledRequests;
import io.stockstream.platform.database.Rows;
import io.stockstream.platform.kafka.RequestClients;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/** Listens for commands by event; a role that can be switched off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.requests.enabled", havingValue = "true", matchIfMissing = true)
class RequestConfiguration {

    static final String GROUP = "stockstream-catalogue-requests";
    private static final long FIRST_PAUSE_MS = 200;
    /** Of updates that wait for a look at the stock. */
    private static final int MOST_LOOKUPS = 100;

    @Bean
    StockLookups stockLookups(EmptyStockWarning emptyStock) {
        return new StockLookups(emptyStock, MOST_LOOKUPS);
    }

    @Bean
    RequestHandler requestHandler(
            Rows rows, HandledRequests handled, PlatformTransactionManager transactions, StockLookups lookups) {
        return new RequestHandler(rows, handled, new TransactionTemplate(transactions), lookups);
    }

    @Bean
    DeadLetterSender deadLetterSender(RequestClients clients, MeterRegistry meters) {
        return new DeadLetterSender(clients.letters(), clients.patience(), GROUP, meters);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> productRequests(
            RequestClients clients,
            RequestSettings settings,
            AvroSerdes serdes,
            RequestHandler handler,
            DeadLetterSender letters) {
        return container(Topics.PRODUCT_REQUESTS, clients, settings, serdes, handler, letters);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> addressRequests(
            RequestClients clients,
            RequestSettings settings,
            AvroSerdes serdes,
            RequestHandler handler,
            DeadLetterSender letters) {
        return container(Topics.ADDRESS_REQUESTS, clients, settings, serdes, handler, letters);
    }

    /** Neither liveness nor readiness depends on it: its failure needs an operator, and reads go on. */
    @Bean
    RequestsHealthIndicator requestsHealthIndicator(
            List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers) {
        return new RequestsHealthIndicator(containers);
    }

    private static <V extends SpecificRecord> ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Topic<String, V> topic,
            RequestClients clients,
            RequestSettings settings,
            AvroSerdes serdes,
            RequestHandler handler,
            DeadLetterSender letters) {
        OutageLog outages = new OutageLog(topic.name());
        ContainerProperties properties = new ContainerProperties(topic.name());
        properties.setGroupId(GROUP);
        properties.setClientId("query-api-" + topic.name());
        properties.setAckMode(ContainerProperties.AckMode.RECORD);
        properties.setMessageListener(
                new RequestListener(serdes.value(topic).deserializer(), handler, letters, outages));
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(clients.consumers(), properties);
        container.setBeanName(topic.name());
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(errorHandler(settings, outages));
        return container;
    }

    /** Tries for ever, whatever it is: what can never succeed is a dead letter before it comes here. */
    static DefaultErrorHandler errorHandler(RequestSettings settings, OutageLog outages) {
        ExponentialBackOff pauses = new ExponentialBackOff();
        pauses.setInitialInterval(FIRST_PAUSE_MS);
        pauses.setMaxInterval(settings.longestPause().toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(outages);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }
}
