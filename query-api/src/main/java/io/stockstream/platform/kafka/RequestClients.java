package io.stockstream.platform.kafka;

import io.stockstream.schema.RecordSizes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;

/** Creates the clients for commands by event: bytes in, and bytes out to the dead letters. */
@Component
public class RequestClients {

    /** How long a crash may delay requests. A crash is detected by missing heartbeats, not by slow work. */
    private static final int SESSION_TIMEOUT_MS = 10_000;

    private final KafkaSettings settings;

    RequestClients(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Consumers of committed requests, from the first on. */
    public DefaultKafkaConsumerFactory<byte[], byte[]> consumers() {
        Map<String, Object> config = settings.common("query-api-requests");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Few enough that a slow database does not cost the membership in the group.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 20);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MS / 4);
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The producer of dead letters. */
    public Producer<byte[], byte[]> letters() {
        Map<String, Object> config = settings.common("query-api-dead-letters");
        int timeout = Math.toIntExact(settings.deliveryTimeout().toMillis());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        // A dead letter holds the whole record and the reason.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordSizes.CONCLUSION);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** How long a letter may take. */
    public Duration patience() {
        return settings.deliveryTimeout().multipliedBy(2);
    }
}
