package io.stockstream.platform.kafka;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach Kafka and the schema registry.
 *
 * @param bootstrapServers host:port of some brokers
 * @param registryUrl base URL of the Confluent-compatible API of the registry
 * @param deliveryTimeout after it a fact counts as not written, and the client hears 503
 * @param maxWrites how many requests may wait for Kafka at the same time
 * @param properties further client properties, such as TLS and SASL
 */
@Validated
@ConfigurationProperties("stockstream.kafka")
public record KafkaSettings(
        @NotBlank String bootstrapServers,
        @NotBlank String registryUrl,
        @DefaultValue("5s") Duration deliveryTimeout,
        @Positive @DefaultValue("200") int maxWrites,
        @DefaultValue Map<String, String> properties) {

    /** What every client needs. */
    Map<String, Object> common(String clientId) {
        Map<String, Object> common = new HashMap<>(properties);
        common.put("bootstrap.servers", bootstrapServers);
        common.put("client.id", clientId);
        // JMX is not read here, and registering beans for two clients costs start-up time and memory.
        common.put("metric.reporters", "");
        return common;
    }
}
