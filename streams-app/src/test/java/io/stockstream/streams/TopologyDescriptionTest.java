package io.stockstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.order.topology.OrderTopology;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.ApplicationModule;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schedule.topology.ScheduleTopology;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.stock.intake.MovementIntakeTopology;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.task.topology.TaskTopology;
import io.stockstream.task.view.TaskViewsTopology;
import io.stockstream.topics.InvalidTopicsException;
import io.stockstream.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins the shape of every topology: a change of names loses stores, so it has to be meant. After a meant change, run
 * with {@code -Dtopologies.accept=true} and commit the new description.
 */
class TopologyDescriptionTest {

    private static final Pattern TOPICS = Pattern.compile("\\(topics?: \\[?([^\\])]+)]?\\)");

    static Stream<TopologyModule> modules() {
        AvroSerdes serdes = new AvroSerdes("mock://descriptions");
        return Stream.of(
                new CatalogueTopology(serdes, 8, (table, reason) -> {}),
                new LookupsTopology(serdes, 8),
                new StockTopology(serdes, StoreKind.MEMORY, StoreKind.MEMORY, 8, decided -> {}, decided -> {}),
                new OrderTopology(serdes, 8, 8, decided -> {}),
                new StockViewsTopology(serdes),
                new OrderViewsTopology(serdes),
                new TaskTopology(serdes, 8, () -> {}),
                new ReportTopology(serdes, 8, 8, new BusinessCalendar(ZoneId.of("Europe/Moscow"))),
                new ScheduleTopology(serdes, 8, fired -> {}),
                new TaskViewsTopology(serdes),
                new MovementIntakeTopology(serdes, "warehouse.movements.json"));
    }

    /** Kafka Streams refuses an application in which two nodes or stores have a name, or two read a topic. */
    @ParameterizedTest
    @EnumSource(Application.class)
    void shouldFitIntoItsApplication(Application application) {
        List<TopologyModule> parts =
                modules().filter(module -> module.application() == application).toList();

        Topology whole = new ApplicationModule(application, parts).topology();

        assertThat(subtopologies(whole))
                .as("a part of one is none of another's")
                .isEqualTo(parts.stream()
                        .mapToInt(part -> subtopologies(part.topology()))
                        .sum());
    }

    private static int subtopologies(Topology topology) {
        return topology.describe().subtopologies().size();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void shouldKeepItsShape(TopologyModule module) throws IOException {
        String description = module.topology().describe().toString();
        Path golden = Path.of("src/test/resources/topologies/" + module.name() + ".txt");
        if (Boolean.getBoolean("topologies.accept")) {
            Files.writeString(golden, description);
        }

        assertThat(description).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void shouldOnlyUseTopicsOfTheCatalogue(TopologyModule module) {
        Set<String> catalogue = TopicCatalogue.bundled().topics().stream()
                .map(topic -> topic.name())
                .collect(Collectors.toSet());
        Set<String> used = TOPICS.matcher(module.topology().describe().toString())
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(used).isNotEmpty();
        assertThat(catalogue).containsAll(used);
    }

    /**
     * One task has the partitions of a number of all that it reads; other numbers must be refused when they are read.
     */
    @ParameterizedTest
    @MethodSource("modules")
    void shouldReadOnlyTopicsTogetherThatNeedEquallyManyPartitions(TopologyModule module) {
        for (TopologyDescription.Subtopology part : module.topology().describe().subtopologies()) {
            Set<String> together = part.nodes().stream()
                    .filter(TopologyDescription.Source.class::isInstance)
                    .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (together.size() > 1) {
                together.forEach(TopologyDescriptionTest::assertNeedsTheNumberOfTheOthers);
            }
        }
    }

    /** A change's offset on its view is one in the partition of the same number. */
    @ParameterizedTest
    @EnumSource(CatalogueTable.class)
    void shouldHaveAsManyPartitionsOfATableAsOfItsView(CatalogueTable table) {
        assertNeedsTheNumberOfTheOthers(table.view().name());
    }

    private static void assertNeedsTheNumberOfTheOthers(String topic) {
        assertThatThrownBy(() -> ChosenTopics.with(Map.of(topic, 9)))
                .isInstanceOf(InvalidTopicsException.class)
                .hasMessageContainingAll(topic, "9", "8", "partitions");
    }
}
