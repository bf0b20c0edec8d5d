package io.stockstream.catalogue.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

class RequestsHealthIndicatorTest {

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container = container();
    private final RequestsHealthIndicator health = new RequestsHealthIndicator(List.of(container));

    private ConcurrentMessageListenerContainer<byte[], byte[]> container() {
        ContainerProperties properties = new ContainerProperties("requests");
        properties.setGroupId("group");
        properties.setMessageListener((MessageListener<byte[], byte[]>) record -> {});
        ConcurrentMessageListenerContainer<byte[], byte[]> made = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<byte[], byte[]>(Map.of()) {
                    @Override
                    public Consumer<byte[], byte[]> createConsumer(
                            String groupId, String clientIdPrefix, String clientIdSuffix, Properties more) {
                        return consumer;
                    }
                },
                properties);
        made.setBeanName("requests");
        return made;
    }

    @AfterEach
    void stop() {
        health.close();
        container.stop();
    }

    @Test
    void shouldBeUpWhileTheListenersRun() {
        container.start();

        await().until(() -> health.health().getStatus().equals(Status.UP));
    }

    @Test
    void shouldTellOfAListenerThatAnErrorStopped() {
        container.start();
        await().until(() -> health.health().getStatus().equals(Status.UP));
        consumer.schedulePollTask(() -> {
            throw new OutOfMemoryError("a forged record");
        });

        await().until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(health.health().getDetails()).containsEntry("stopped", List.of("requests"));
    }
}
