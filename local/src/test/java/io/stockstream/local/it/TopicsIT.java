package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.local.SharedSystem;
import io.stockstream.local.TestTopics;
import io.stockstream.topics.TopicAdmin;
import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogues of topics on a real broker, which has no remote storage. */
class TopicsIT {

    private static final String NEW_TOPIC = """
              it.tiered: {kind: effect, owner: it, key: none, schema: none, partitions: 1, retention: P30D,
                cleanup: delete, tiered: P1D, compatibility: none, purpose: tests}
            """;

    @Test
    void shouldSayWhatTieredStorageNeedsAndChangeNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("chosen.yaml");
        Files.writeString(
                file,
                TestTopics.text().replaceFirst("(?m)^  reports\\.daily:$", "  reports.daily:\n    tiered: P7D")
                        + NEW_TOPIC);
        TopicCatalogue tiered = TopicCatalogue.installed(file.toString());

        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", SharedSystem.get().bootstrapServers()))) {
            TopicAdmin topics = new TopicAdmin(admin);
            assertThat(topics.diff(tiered))
                    .extracting(TopicDifference::topic)
                    .containsOnly("reports.daily", "it.tiered");

            assertThatThrownBy(() -> topics.apply(tiered))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            "reports.daily: field tiered needs",
                            "it.tiered: field tiered needs",
                            "remote.log.storage.system.enable=true",
                            "docs/runbook.md");

            assertThat(topics.diff(TestTopics.catalogue())).isEmpty();
        }
    }
}
