package io.stockstream.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .containsExactlyInAnyOrder(
                        "stock.levels",
                        "stock.decisions",
                        "stock.reservation-decisions",
                        "orders.reservation-outcomes",
                        "stock.horizons",
                        "orders.horizons",
                        "tasks.horizons");
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
    void shouldTakeTheCountsThatAnInstallationChose(@TempDir Path folder) throws IOException {
        String chosen = bundledText()
                .replaceAll("(?ms)^(  (?:orders\\.(?!lookups:)|reports\\.shard-closings).*?partitions: )8$", "$1100")
                .replaceAll(
                        "(?ms)^(  reports\\.(?:closings|shard-rows|shard-revisions|steps):.*?partitions: )8$", "$13")
                .replaceAll("(?ms)^(  reports\\.daily:.*?partitions: )8$", "$11")
                .replaceAll(
                        "(?ms)^(  (?:warehouse\\.movements|stock\\.reservations|stock\\.horizons):.*?partitions: )8$",
                        "$112");

        TopicCatalogue installed = TopicCatalogue.installed(
                Files.writeString(folder.resolve("chosen.yaml"), chosen).toString());

        assertThat(partitions(installed, "orders.requests", "orders.orders", "reports.shard-closings"))
                .containsOnly(100);
        assertThat(partitions(installed, "reports.closings", "reports.steps")).containsOnly(3);
        assertThat(partitions(installed, "warehouse.movements", "stock.reservations"))
                .containsOnly(12);
        assertThat(partitions(installed, "reports.daily", "orders.lookups")).containsExactly(1, 8);
    }

    @Test
    void shouldTakeTheTopicsOfTheReleaseWhereNoneAreChosen() {
        assertThat(TopicCatalogue.installed(null)).isEqualTo(catalogue);
        assertThat(TopicCatalogue.installed(" ")).isEqualTo(catalogue);
    }

    /** File, topic, field, value, and what to do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  orders.requests: | partitions: 8 | partitions: twelve | orders.requests; partitions; twelve; whole number",
                "  orders.requests: | partitions: 8 | partitions: 0 | orders.requests; partitions; 0; 1 or more",
                "  orders.requests: | partitions: 8 | partitions: 12 | orders.requests; orders.checks; 12; 8; one number",
                "  stock.reservations: | partitions: 8 | partitions: 9 | warehouse.movements; stock.reservations; 9; 8",
                "  orders.requests: | partitions: 8 | partition: 8 | orders.requests; partition is unknown; partitions",
                "  orders.requests: | owner: producers | owner: | orders.requests; owner; missing",
                "  tasks.dlq: | retention: forever | retention: long | tasks.dlq; retention; long; P30D",
                "  orders.requests: | kind: fact | kind: fakt | orders.requests; kind; fakt; decision",
                "  stock.levels: | cleanup: compact | cleanup: delete | stock.levels; cleanup; compact; delete",
                "  orders.requests: | timestamps: recent | timestamps: create | orders.requests; timestamps; recent; create",
                "  stock.levels: | cleanup: compact | {cleanup: compact | no valid YAML; line",
                "  stock.levels: | owner: stock | tiered: P7D | stock.levels; tiered; PT168H; compacted",
                "  orders.requests: | owner: producers | tiered: weeks | orders.requests; tiered; weeks; P30D",
                "  orders.requests: | owner: producers | tiered: -P1D | orders.requests; tiered; PT-24H",
                "  tasks.dlq: | tasks.dlq: | tasks.letters: | tasks.dlq; missing; topics.yaml of this release",
                "topics: | topics: | themes: | topics; missing",
            })
    void shouldSayWhatIsWrongAndTheWayOut(String from, String right, String wrong, String said, @TempDir Path folder)
            throws IOException {
        String text = bundledText();
        int place = text.indexOf(right, text.indexOf(from.equals("topics:") ? "\ntopics:" : "\n  " + from));
        assertThat(place).isPositive();
        String owner = wrong.startsWith("tiered") ? "\n    " + right : "";
        Path file = Files.writeString(
                folder.resolve("chosen.yaml"),
                text.substring(0, place) + wrong + owner + text.substring(place + right.length()));

        assertThatThrownBy(() -> TopicCatalogue.installed(file.toString()))
                .isInstanceOf(InvalidTopicsException.class)
                .hasMessageContaining("chosen.yaml")
                .hasMessageContainingAll(said.split("; "));
    }

    @Test
    void shouldSayThatTheFileIsNotThere(@TempDir Path folder) {
        String file = folder.resolve("topcis.yaml").toString();

        assertThatThrownBy(() -> TopicCatalogue.installed(file))
                .isInstanceOf(InvalidTopicsException.class)
                .hasMessageContainingAll("TOPICS_FILE=" + file, "no such file", "set nothing");
        assertThatThrownBy(() -> TopicCatalogue.installed(folder.toString()))
                .hasMessageContainingAll("TOPICS_FILE=" + folder, "cannot be read");
    }

    @Test
    void shouldKeepOldRecordsInRemoteStorageWhereTheFileSaysSo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("chosen.yaml"),
                bundledText().replaceFirst("(  warehouse.movements:\n)", "$1    tiered: P7D\n"));

        TopicCatalogue installed = TopicCatalogue.installed(file.toString());

        assertThat(installed.find("warehouse.movements").orElseThrow().configs())
                .containsEntry("remote.storage.enable", "true")
                .containsEntry("local.retention.ms", "604800000")
                .containsEntry("retention.ms", "-1");
        assertThat(catalogue.topics())
                .allSatisfy(topic -> assertThat(topic.configs()).doesNotContainKey("remote.storage.enable"));
    }

    private static String bundledText() throws IOException {
        try (InputStream in = TopicCatalogueTest.class.getResourceAsStream("/topics.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Integer> partitions(TopicCatalogue catalogue, String... topics) {
        return Stream.of(topics)
                .map(topic -> catalogue.find(topic).orElseThrow().partitions())
                .toList();
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
