package io.stockstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {

    @Test
    void shouldCommitEveryDecisionAtOnceWhereSomebodyWaits() {
        assertThat(of(Pace.PROMPT))
                .containsEntry("commit.interval.ms", 50L)
                .containsEntry("statestore.cache.max.bytes", 0)
                .doesNotContainKey("main.consumer.fetch.min.bytes");
    }

    @Test
    void shouldGatherWhereNobodyWaits() {
        assertThat(of(Pace.GATHERED))
                .containsEntry("commit.interval.ms", 250L)
                .containsEntry("statestore.cache.max.bytes", 2L * 1024 * 1024)
                .containsKey("main.consumer.fetch.min.bytes");
    }

    @Test
    void shouldGiveUpTheTransactionOfADeadProcessTogetherWithItsMembership() {
        Properties properties = of(Pace.PROMPT);

        assertThat(properties.get("producer.transaction.timeout.ms"))
                .isEqualTo(properties.get("main.consumer.session.timeout.ms"))
                .isEqualTo(10_000);
    }

    private static Properties of(Pace pace) {
        StreamsSettings settings = new StreamsSettings(
                "nowhere:9092",
                Path.of("any"),
                "localhost:1",
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                0,
                Map.of());
        return StreamsProperties.of("any", pace, settings, (application, code) -> {});
    }
}
