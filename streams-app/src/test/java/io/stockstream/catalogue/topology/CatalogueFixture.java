package io.stockstream.catalogue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.Warehouse;
import io.stockstream.schedule.Schedule;
import io.stockstream.schema.Topics;
import io.stockstream.streams.CdcRow;
import io.stockstream.streams.CdcTopics;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;

/** The topology of the catalogue, and everything that comes out of it. */
abstract class CatalogueFixture {

    static final Instant CREATED = Instant.parse(CdcRow.CREATED);

    final List<String> ignored = new ArrayList<>();
    final TopologyDriver topology = new TopologyDriver(serdes ->
            new CatalogueTopology(serdes, 1, (table, reason) -> ignored.add(table.tableName() + " " + reason)));
    final CdcTopics cdc = new CdcTopics(topology);
    final TestOutputTopic<String, User> users = topology.output(Topics.USERS);
    final TestOutputTopic<String, Address> addresses = topology.output(Topics.ADDRESSES);
    final TestOutputTopic<String, Product> products = topology.output(Topics.PRODUCTS);
    final TestOutputTopic<String, Warehouse> warehouses = topology.output(Topics.WAREHOUSES);
    final TestOutputTopic<String, Schedule> schedules = topology.output(Topics.SCHEDULE_ROWS);
    final TestOutputTopic<byte[], byte[]> deadLetters = topology.deadLetters();

    @AfterEach
    void close() {
        topology.close();
    }

    static CdcRow user(long version) {
        return CdcRow.of(CatalogueTable.USERS, "1", version);
    }

    static CdcRow product(long id) {
        return CdcRow.of(CatalogueTable.PRODUCTS, Long.toString(id), id);
    }

    final CatalogueEntry entry(CatalogueTable table, String id) {
        KeyValueStore<Bytes, CatalogueEntry> rows = topology.driver().getKeyValueStore(CatalogueStores.ROWS);
        return rows.get(CatalogueKey.of(table, id));
    }

    final Long counted(CatalogueTable table, String id) {
        KeyValueStore<Bytes, Long> counts = topology.driver().getKeyValueStore(CatalogueStores.COUNTS);
        return counts.get(CatalogueKey.bucketOf(table, id));
    }

    static String header(TestRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    final void expectNothingFurther() {
        assertThat(users.isEmpty()).as("no further users").isTrue();
        assertThat(addresses.isEmpty()).as("no further addresses").isTrue();
        assertThat(products.isEmpty()).as("no further products").isTrue();
        assertThat(warehouses.isEmpty()).as("no further warehouses").isTrue();
        assertThat(schedules.isEmpty()).as("no further schedules").isTrue();
        assertThat(deadLetters.isEmpty()).as("no further dead letters").isTrue();
    }
}
