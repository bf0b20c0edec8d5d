package io.stockstream.catalogue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.RowAsked;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schedule.topology.ScheduleTopology;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.streams.CdcRow;
import io.stockstream.streams.CdcTopics;
import io.stockstream.streams.Facts;
import io.stockstream.streams.OutputSizes;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A record that cannot be written stops the topology for good, so rows as large as the database allows must fit every
 * topic and changelog.
 */
class LargestRowTest {

    private static final String TEXT = "x".repeat(5_000);
    private static final String LONG_TEXT = "x".repeat(100_000);
    private final Instant now = Instant.now();

    private final TopologyDriver topology =
            new TopologyDriver(serdes -> new CatalogueTopology(serdes, 1, (table, reason) -> {}));
    private final CdcTopics cdc = new CdcTopics(topology);
    private final OutputSizes sizes = new OutputSizes();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldFitEveryRecordWhenAProductIsAsLargeAsARowCanBe() {
        cdc.created(product("5", 1), 10);
        cdc.updated(product("5", 2).with("sku", "y" + TEXT.substring(1)), 20, 1);

        try (TopologyDriver lookups = new TopologyDriver(serdes -> new LookupsTopology(serdes, 1))) {
            handOn(Topics.PRODUCTS, lookups);
            lookups.input(Topics.LOOKUPS)
                    .pipeInput(
                            "5",
                            new LookupRequested(
                                    "o", now.plusSeconds(1), List.of(new RowAsked(LookupKind.PRODUCT, "5", 1, null))),
                            now.plusSeconds(1));
            sizes.add(lookups);
        }

        assertThat(sizes.largestOn(Topics.SKUS.name())).isGreaterThan(LONG_TEXT.length());
        assertThat(sizes.largestOn(Topics.LOOKUP_ANSWERS.name()))
                .as("orders get no sku that nothing can be in stock of")
                .isLessThan(1_000);
        sizes.add(topology);
    }

    @Test
    void shouldFitEveryRecordWhenAScheduleIsAsLargeAsARowCanBe() {
        String payload = "{\"x\":\"%s\"}".formatted(LONG_TEXT.substring(8));
        cdc.created(
                CdcRow.of(CatalogueTable.SCHEDULES, "7", 1)
                        .with("name", TEXT.substring(0, 200))
                        .with("task_type", "t".repeat(100))
                        .with("payload", payload),
                10);

        try (TopologyDriver schedules = new TopologyDriver(serdes -> new ScheduleTopology(serdes, 1, fired -> {}))) {
            handOn(Topics.SCHEDULE_ROWS, schedules);
            schedules
                    .input(Topics.SCHEDULE_RUN_REQUESTS)
                    .pipeInput("7", new ScheduleRunRequested(7L, Facts.id("run")), now);
            sizes.add(schedules);
        }

        assertThat(sizes.largestOn(Topics.TASKS_DEFAULT.name())).isGreaterThan(payload.length());
        sizes.add(topology);
    }

    @Test
    void shouldPutAsideARowThatTheDatabaseWouldNotHold() {
        cdc.created(CdcRow.of(CatalogueTable.USERS, "1", 1).with("email", TEXT + "x"), 10);
        cdc.created(CdcRow.of(CatalogueTable.USERS, "2", 1).with("description", LONG_TEXT + "x"), 20);

        assertThat(topology.output(Topics.USERS).isEmpty()).isTrue();
        assertThat(topology.deadLetters().readRecordsToList())
                .extracting(letter -> new String(
                        letter.headers().lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8))
                .containsExactly(
                        "users.email: must have at most 5000 bytes of UTF-8 (was 5001 bytes)",
                        "users.description: must have at most 100000 bytes of UTF-8 (was 100001 bytes)");
    }

    private static CdcRow product(String id, long version) {
        return CdcRow.of(CatalogueTable.PRODUCTS, id, version)
                .with("sku", TEXT)
                .with("name", TEXT)
                .with("description", LONG_TEXT);
    }

    /** Passes the catalogue's output to the topology that reads it. */
    private <V extends SpecificRecord> void handOn(Topic<String, V> topic, TopologyDriver reader) {
        List<KeyValue<String, V>> published =
                new ArrayList<>(topology.output(topic).readKeyValuesToList());
        assertThat(published).isNotEmpty();
        published.forEach(row -> reader.input(topic).pipeInput(row.key, row.value, now));
    }
}
