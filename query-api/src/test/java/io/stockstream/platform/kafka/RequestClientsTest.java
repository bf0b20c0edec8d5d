package io.stockstream.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestClientsTest {

    @Test
    void shouldTakeNoMoreRequestsAtATimeThanASlowDatabaseCanCarryOut() {
        KafkaSettings settings =
                new KafkaSettings("127.0.0.1:9092", "mock://clients", Duration.ofSeconds(5), 200, Map.of());

        assertThat(new RequestClients(settings).consumers().getConfigurationProperties())
                .containsEntry("max.poll.records", 20)
                .containsEntry("session.timeout.ms", 10_000);
    }
}
