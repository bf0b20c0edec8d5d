package io.stockstream.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.platform.failure.LogCapture;
import io.stockstream.topics.TopicDifference;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsLifecycleTest {

    private static final TopicDifference RETENTION =
            new TopicDifference.Config("tasks.default", "retention.ms", "604800000", "86400000");

    @Test
    void shouldStartAndWarnWhenSomebodyChangedASetting() {
        try (LogCapture log = new LogCapture(StreamsLifecycle.class)) {
            StreamsLifecycle.refuseWhere(List.of(RETENTION));

            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains("tasks.default")
                            .contains("retention.ms")
                            .contains("topics apply"));
        }
    }

    @Test
    void shouldNotStartOnOtherPartitionsOrACompactedLog() {
        TopicDifference partitions = new TopicDifference.Partitions("orders.requests", 8, 12);
        TopicDifference compacted =
                new TopicDifference.Config("orders.requests", "cleanup.policy", "delete", "compact");

        assertThatThrownBy(() -> StreamsLifecycle.refuseWhere(List.of(RETENTION, partitions)))
                .hasMessageContaining("12 partitions")
                .hasMessageContaining("topics apply")
                .message()
                .doesNotContain("retention.ms");
        assertThatThrownBy(() -> StreamsLifecycle.refuseWhere(List.of(compacted)))
                .hasMessageContaining("cleanup.policy");
    }
}
