package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.RecordSizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsPropertiesTest {

    @Test
    void shouldCommitEveryDecisionAtOnceWhereSomebodyWaits() {
        assertThat(of(Pace.PROMPT))
                .containsEntry("commit.interval.ms", 50L)
                .containsEntry("statestore.cache.max.bytes", 64L * 1024)
                .doesNotContainKey("main.consumer.fetch.min.bytes");
    }

    @Test
    void shouldGatherWhereNobodyWaits() {
        assertThat(of(Pace.GATHERED))
                .containsEntry("commit.interval.ms", 250L)
                .containsEntry("statestore.cache.max.bytes", 2L * 1024 * 1024)
                .containsKey("main.consumer.fetch.min.bytes");
    }

    @ParameterizedTest
    @CsvSource({"6000, 10000", "10000, 10000", "30000, 30000"})
    void shouldGiveUpTheTransactionOfADeadProcessTogetherWithItsMembership(int session, int transaction) {
        assertThat(of(Pace.PROMPT, Duration.ofMillis(session)))
                .containsEntry("main.consumer.session.timeout.ms", session)
                .containsEntry("producer.transaction.timeout.ms", transaction);
    }

    @Test
    void shouldLetTheLargestConclusionBeWrittenByTheProducerAndOnChangelogs() {
        assertThat(of(Pace.PROMPT))
                .containsEntry("producer.max.request.size", RecordSizes.CONCLUSION)
                .containsEntry("topic.max.message.bytes", RecordSizes.CONCLUSION);
    }

    private static Properties of(Pace pace) {
        return of(pace, Duration.ofSeconds(10));
    }

    private static Properties of(Pace pace, Duration session) {
        StreamsSettings settings = new StreamsSettings(
                "nowhere:9092",
                Path.of("any"),
                "localhost:1",
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                session,
                0,
                Map.of());
        return StreamsProperties.of("any", pace, settings, (application, code) -> {});
    }
}
