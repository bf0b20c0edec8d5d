package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.streams.ChosenTopics;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topologies and store API take the numbers of partitions that an installation chose. A test driver is partition 0. */
class OtherPartitionCountsTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-21");

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 100})
    void shouldKnowTheSkusOfAPartition(int count) {
        TopicCatalogue chosen = ChosenTopics.with(
                Map.of("warehouse.movements", count, "stock.reservations", count, "stock.horizons", count));
        PartitionCounts partitions = new PartitionCounts(chosen);
        assertThat(partitions.of("warehouse.movements")).isEqualTo(count);
        String here = key("warehouse.movements", partitions, 0, "SKU-%d"::formatted);

        try (TopologyDriver stock = new TopologyDriver(serdes -> new StockTopology(
                serdes,
                StoreKind.MEMORY,
                StoreKind.MEMORY,
                partitions.of("warehouse.movements"),
                decided -> {},
                decided -> {}))) {
            report(stock, here);

            assertThat(stock.output(Topics.STOCK_DECISIONS).readValuesToList())
                    .singleElement()
                    .satisfies(decided -> assertThat(decided.getOutcome()).isEqualTo(Outcome.ACCEPTED));
            if (count > 1) {
                report(stock, key("warehouse.movements", partitions, count - 1, "SKU-%d"::formatted));
                assertThat(reason(stock)).contains("must be %d for this sku".formatted(count - 1));
            }
            assertThat(stock.deadLetters().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 100})
    void shouldKnowTheDaysOfAPartition(int count) {
        TopicCatalogue chosen = ChosenTopics.with(Map.of(
                "reports.closings", count,
                "reports.shard-rows", count,
                "reports.shard-revisions", count,
                "reports.steps", count));
        PartitionCounts partitions = new PartitionCounts(chosen);
        IntFunction<String> dates = day -> FIRST.plusDays(day).toString();

        try (TopologyDriver reports = new TopologyDriver(serdes -> new ReportTopology(
                serdes, partitions.of("reports.closings"), 1, new BusinessCalendar(ZoneOffset.UTC)))) {
            close(reports, key("reports.closings", partitions, 0, dates));

            assertThat(reports.output(Topics.DAILY_REPORTS).readValuesToList()).hasSize(1);
            if (count > 1) {
                close(reports, key("reports.closings", partitions, count - 1, dates));
                assertThat(reason(reports)).contains("must be %d for this report_date".formatted(count - 1));
            }
            assertThat(reports.deadLetters().isEmpty()).isTrue();
        }
    }

    /** The first key that Kafka's default partitioner puts into the partition. */
    private static String key(String topic, PartitionCounts counts, int partition, IntFunction<String> keys) {
        return IntStream.range(0, 10_000)
                .mapToObj(keys)
                .filter(key -> counts.ofKey(topic, key) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static void report(TopologyDriver stock, String sku) {
        stock.input(Topics.MOVEMENTS)
                .pipeInput(sku, Facts.fact(sku, "m-" + sku, "A", MovementEvent.ARRIVAL, 5, Facts.NOON));
    }

    private static void close(TopologyDriver reports, String date) {
        reports.input(Topics.REPORT_CLOSINGS)
                .pipeInput(
                        date,
                        new DayClosed(
                                date,
                                ReportKind.ORDERS,
                                "UTC",
                                LocalDate.parse(date)
                                        .plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()));
    }

    private static String reason(TopologyDriver topology) {
        return new String(
                topology.deadLetters()
                        .readRecord()
                        .headers()
                        .lastHeader("__streams.errors.message")
                        .value(),
                StandardCharsets.UTF_8);
    }
}
