package io.stockstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.catalogue.CatalogueTable;
import io.stockstream.streams.catalogue.CatalogueTopology;
import io.stockstream.streams.intake.MovementIntakeTopology;
import io.stockstream.streams.lookup.LookupsTopology;
import io.stockstream.streams.order.OrderTopology;
import io.stockstream.streams.report.BusinessCalendar;
import io.stockstream.streams.report.ReportTopology;
import io.stockstream.streams.runtime.StoreKind;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.schedule.ScheduleTopology;
import io.stockstream.streams.stock.StockTopology;
import io.stockstream.streams.task.state.TaskTopology;
import io.stockstream.streams.view.OrderViewsTopology;
import io.stockstream.streams.view.StockViewsTopology;
import io.stockstream.streams.view.TaskViewsTopology;
import io.stockstream.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins the shape of every topology: a change of names loses stores, so it has to be meant. After a meant change, run with
 * {@code -Dtopologies.accept=true} and commit the new description.
 */
class TopologyDescriptionTest {

    private static final Pattern TOPICS = Pattern.compile("\\(topics?: \\[?([^\\])]+)]?\\)");

    static Stream<TopologyModule> modules() {
        AvroSerdes serdes = new AvroSerdes("mock://descriptions");
        return Stream.of(
                new StockTopology(serdes, StoreKind.MEMORY, 8, decided -> {}, decided -> {}),
                new StockViewsTopology(serdes),
                new MovementIntakeTopology(serdes, "warehouse.movements.json"),
                new CatalogueTopology(serdes, 8, (table, reason) -> {}),
                new OrderTopology(serdes, 8, 8, decided -> {}),
                new TaskTopology(serdes, 8),
                new LookupsTopology(serdes, 8),
                new ScheduleTopology(serdes, 8, fired -> {}),
                new OrderViewsTopology(serdes),
                new TaskViewsTopology(serdes),
                new ReportTopology(serdes, 8, new BusinessCalendar(ZoneId.of("Europe/Moscow"))));
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

    /** One task has the partitions of a number of both, and a sku has to lie in the same partition of both. */
    @Test
    void shouldHaveAsManyPartitionsOfReservationsAsOfMovements() {
        TopicCatalogue topics = TopicCatalogue.bundled();

        assertThat(topics.find(Topics.RESERVATIONS.name()).orElseThrow().partitions())
                .isEqualTo(topics.find(Topics.MOVEMENTS.name()).orElseThrow().partitions());
    }

    /** A lookup has to lie in the same partition as the row that it asks for. */
    @Test
    void shouldHaveAsManyPartitionsOfLookupsAsOfTheirRows() {
        TopicCatalogue topics = TopicCatalogue.bundled();

        assertThat(Stream.of(Topics.LOOKUPS, Topics.SKUS)
                        .map(topic -> topics.find(topic.name()).orElseThrow().partitions()))
                .containsOnly(topics.find(Topics.USERS.name()).orElseThrow().partitions());
    }

    /** One task has the partitions of a number of all tables, and a change's key has to lie in the same partition of its view. */
    @Test
    void shouldHaveAsManyPartitionsOfEveryTopicOfTheCatalogue() {
        TopicCatalogue topics = TopicCatalogue.bundled();

        assertThat(Stream.of(CatalogueTable.values())
                        .flatMap(table ->
                                Stream.of(table.cdcTopic(), table.view().name()))
                        .map(topic -> topics.find(topic).orElseThrow().partitions()))
                .containsOnly(topics.find(CatalogueTable.USERS.cdcTopic())
                        .orElseThrow()
                        .partitions());
    }

    /** One task has the partitions of a number of all that it reads, and an order's requests and answers have the same number. */
    @Test
    void shouldHaveAsManyPartitionsOfEveryInputOfOrders() {
        TopicCatalogue topics = TopicCatalogue.bundled();

        assertThat(Stream.of(
                                Topics.ORDER_REQUESTS,
                                Topics.LOOKUP_ANSWERS,
                                Topics.RESERVATION_OUTCOMES,
                                Topics.ORDER_CHECKS)
                        .map(topic -> topics.find(topic.name()).orElseThrow().partitions()))
                .containsOnly(8);
    }

    /**
     * All records about a day must lie in one partition, and a row is identified by the partition of its order's
     * request.
     */
    @Test
    void shouldHaveAsManyPartitionsOfEveryInputOfReports() {
        TopicCatalogue topics = TopicCatalogue.bundled();

        assertThat(Stream.of(Topics.ORDER_DECISIONS, Topics.ORDERS, Topics.REPORT_ENTRIES, Topics.REPORT_CLOSINGS)
                        .map(topic -> topics.find(topic.name()).orElseThrow().partitions()))
                .containsOnly(8);
    }

    /** One task has the partitions of a number of all that it reads, and a schedule has the same number everywhere. */
    @Test
    void shouldHaveAsManyPartitionsOfEveryInputOfSchedules() {
        TopicCatalogue topics = TopicCatalogue.bundled();

        assertThat(Stream.of(
                                Topics.SCHEDULE_ROWS,
                                Topics.SCHEDULE_TICKS,
                                Topics.SCHEDULE_RUN_REQUESTS,
                                Topics.SCHEDULE_RUN_ENDS)
                        .map(topic -> topics.find(topic.name()).orElseThrow().partitions()))
                .containsOnly(8);
    }
}
