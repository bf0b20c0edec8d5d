package io.stockstream.platform.kafka;

import io.stockstream.platform.cache.TopicIdentities;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Creates the Kafka clients. They carry bytes: Avro is encoded and decoded outside them, so that a registry outage is
 * distinguishable from a broker outage, and so that decisions no request waits for are never decoded.
 */
@Configuration(proxyBeanMethods = false)
class KafkaClients {

    private static final int LINGER_MS = 2;
    /** Enough for 30,000 movements in flight; the default of 32 MiB is an eighth of this application's heap. */
    private static final long BUFFER_BYTES = 8L * 1024 * 1024;
    /** The memory that a poll over all partitions may take. */
    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    @Bean
    AvroSerdes avroSerdes(KafkaSettings settings) {
        return new AvroSerdes(settings.registryUrl());
    }

    /** Takes the facts of any topic: the schema comes with the record, its subject with the topic. */
    @Bean
    @SuppressWarnings("unchecked") // Holds because the serializer takes any record.
    Serializer<SpecificRecord> factSerializer(AvroSerdes serdes) {
        Serializer<?> ofAnyTopic = serdes.value(Topics.MOVEMENTS).serializer();
        return (Serializer<SpecificRecord>) ofAnyTopic;
    }

    @Bean
    Producer<String, byte[]> factProducer(KafkaSettings settings) {
        Map<String, Object> config = settings.common("query-api-facts");
        int timeout = Math.toIntExact(settings.deliveryTimeout().toMillis());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Asks for the ids of topics, which the fences of the cache name. */
    @Bean
    TopicIdentities topicIdentities(KafkaSettings settings) {
        Map<String, Object> config = admin(settings, "query-api-topics");
        return new AskedTopicIdentities(() -> Admin.create(config));
    }

    /** Asks who works on tasks, and how many wait. */
    @Bean
    QueueReads queueReads(KafkaSettings settings) {
        Map<String, Object> config = admin(settings, "query-api-monitor");
        return new AskedQueues(() -> Admin.create(config));
    }

    /** Asks how far the deciding topologies are. */
    @Bean
    GroupLags groupLags(KafkaSettings settings) {
        Map<String, Object> config = admin(settings, "query-api-lags");
        return new AskedGroupLags(() -> Admin.create(config));
    }

    private static Map<String, Object> admin(KafkaSettings settings, String clientId) {
        Map<String, Object> config = settings.common(clientId);
        int timeout = Math.toIntExact(settings.deliveryTimeout().toMillis());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        return config;
    }

    @Bean
    DecisionConsumers decisionConsumers(KafkaSettings settings) {
        return () -> consumer(settings, "query-api-decisions", "latest");
    }

    @Bean
    TaskTypeConsumers taskTypeConsumers(KafkaSettings settings) {
        return () -> consumer(settings, "query-api-task-types", "earliest");
    }

    private static Consumer<String, byte[]> consumer(KafkaSettings settings, String clientId, String reset) {
        Map<String, Object> config = settings.common(clientId);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.deliveryTimeout().toMillis()));
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
