package io.stockstream.report.closing;

import io.stockstream.platform.app.StockstreamProperties;
import io.stockstream.platform.client.StoreClient;
import io.stockstream.report.DayClosed;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the handlers of tasks that close business days. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class ReportConfiguration {

    /** Below the time limit of the tasks; the next attempt writes what is missing. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration CONFIRMATION_LIMIT = Duration.ofSeconds(25);

    @Bean
    KafkaClosings closings(StockstreamProperties properties, AvroSerdes serdes) {
        int timeout = Math.toIntExact(DELIVERY_TIMEOUT.toMillis());
        KafkaProducer<String, DayClosed> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        timeout,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        timeout / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        timeout),
                new StringSerializer(),
                serdes.value(Topics.REPORT_CLOSINGS).serializer());
        return new KafkaClosings(producer, CONFIRMATION_LIMIT);
    }

    @Bean
    ClosingHandler dailyOrderReportHandler(BusinessCalendar calendar, Closings closings, StoreClient stores) {
        return ClosingHandler.ofOrders(calendar, closings, new StoredOpenDays(stores));
    }

    @Bean
    ClosingHandler dailyStockReportHandler(BusinessCalendar calendar, Closings closings) {
        return ClosingHandler.ofStock(calendar, closings);
    }
}
