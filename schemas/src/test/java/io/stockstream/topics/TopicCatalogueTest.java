package io.stockstream.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCatalogueTest {

    private final TopicCatalogue catalogue = TopicCatalogue.bundled();

    @Test
    void shouldAgreeWithTheCodeOnEveryAvroTopic() {
        Set<String> inFile = catalogue.topics().stream()
                .filter(topic -> topic.schema().startsWith("io.stockstream."))
                .map(topic -> topic.name() + " " + topic.schema())
                .collect(Collectors.toSet());
        Set<String> inCode = Topics.ALL.stream()
                .map(topic -> topic.name() + " " + topic.valueType().getName())
                .collect(Collectors.toSet());

        assertThat(inFile).isEqualTo(inCode);
    }

    @Test
    void shouldCopyTopicsUnderOtherNames() {
        TopicCatalogue copies = catalogue.copies(Set.of("stock.levels"), name -> name + ".copy");

        assertThat(copies.topics()).singleElement().satisfies(copy -> {
            assertThat(copy.name()).isEqualTo("stock.levels.copy");
            assertThat(copy.configs())
                    .isEqualTo(catalogue.find("stock.levels").orElseThrow().configs());
        });
    }

    @Test
    void shouldKnowTheDeadLetters() {
        assertThat(catalogue.find(Topics.DEAD_LETTERS)).isPresent();
    }

    @Test
    void shouldKeepFactsAndDecisionsForever() {
        assertThat(catalogue.topics())
                .filteredOn(topic -> topic.kind() == TopicKind.FACT || topic.kind() == TopicKind.DECISION)
                .filteredOn(topic -> Topics.ALL.stream().map(Topic::name).anyMatch(topic.name()::equals))
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.configs())
                        .containsEntry("cleanup.policy", "delete")
                        .containsEntry("retention.ms", "-1"));
    }

    @Test
    void shouldTakeLargerRecordsOfWhatTheSystemConcludesThanOfFacts() {
        assertThat(catalogue.find("warehouse.movements").orElseThrow().configs())
                .containsEntry("max.message.bytes", "1048588");
        assertThat(List.of("stock.levels", "orders.decisions", "tasks.dlq", Topics.DEAD_LETTERS))
                .allSatisfy(
                        topic -> assertThat(catalogue.find(topic).orElseThrow().configs())
                                .containsEntry("max.message.bytes", "4194304"));
    }

    @Test
    void shouldNameTopicAndFieldWhenAnEntryIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("topics.yaml"), "topics:\n  a.topic:\n    kind: view\n");

        assertThatThrownBy(() -> TopicCatalogue.read(file)).hasMessageContainingAll("a.topic", "owner");
    }

    @Test
    void shouldLetTheBrokerGiveTheTimeOnlyWhereTheFileSaysSo() {
        assertThat(catalogue.topics())
                .filteredOn(
                        topic -> topic.configs().get("message.timestamp.type").equals("LogAppendTime"))
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder("stock.levels", "orders.reservation-outcomes");
    }

    /** A topology that passes the time of an old fact on to such a topic would be refused for ever. */
    @Test
    void shouldRefuseOldTimesOnlyWhereNoTopologyWrites() {
        assertThat(catalogue.topics())
                .filteredOn(topic -> topic.configs().containsKey("message.timestamp.before.max.ms"))
                .extracting(TopicSpec::name)
                .containsExactly("orders.requests");
    }

    @Test
    void shouldNameTopicAndFieldWhenTimestampsAreOfNoKnownKind(@TempDir Path folder) throws IOException {
        String wrong = """
                topics:
                  a.topic: {kind: view, owner: o, key: k, schema: none, partitions: 1, retention: forever,
                    cleanup: compact, timestamps: now, compatibility: none, purpose: p}
                """;
        Path file = Files.writeString(folder.resolve("topics.yaml"), wrong);

        assertThatThrownBy(() -> TopicCatalogue.read(file)).hasMessageContainingAll("a.topic", "timestamps", "now");
    }

    @Test
    void shouldRenameTheJsonTopic() {
        TopicCatalogue renamed = catalogue.renamed("warehouse.movements.json", "legacy.movements");

        assertThat(renamed.find("legacy.movements")).isPresent();
        assertThat(renamed.find("warehouse.movements.json")).isEmpty();
        assertThat(renamed.topics()).hasSameSizeAs(catalogue.topics());
    }

    @Test
    void shouldTellHowToMendADifference() {
        List<TopicDifference> differences = List.of(
                new TopicDifference.Missing(catalogue.find("stock.levels").orElseThrow()),
                new TopicDifference.Partitions("stock.levels", 8, 4),
                new TopicDifference.Config("stock.levels", "cleanup.policy", "compact", "delete"));

        assertThat(differences).extracting(TopicDifference::mendable).containsExactly(true, false, true);
        assertThat(differences.get(1).toString()).contains("docs/runbook.md");
    }
}
