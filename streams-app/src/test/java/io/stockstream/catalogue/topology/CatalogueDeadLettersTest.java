package io.stockstream.catalogue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.schema.Topics;
import io.stockstream.streams.CdcRow;
import io.stockstream.streams.CdcTopics;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record that is not a row of the catalogue goes to the dead letters, and the topology continues. */
class CatalogueDeadLettersTest {

    private final TopologyDriver topology =
            new TopologyDriver(serdes -> new CatalogueTopology(serdes, 1, (table, reason) -> {}));
    private final CdcTopics cdc = new CdcTopics(topology);
    private final TestOutputTopic<String, User> users = topology.output(Topics.USERS);
    private final TestOutputTopic<String, Product> products = topology.output(Topics.PRODUCTS);
    private final TestOutputTopic<byte[], byte[]> deadLetters = topology.deadLetters();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldPutAsideWhatIsNoRowAndNameTheColumn() {
        cdc.created(user(1).without("email"), 10);
        cdc.created(user(1).with("username", CdcRow.NUMBER, 5L), 10);
        cdc.created(user(1).with("created_at", "yesterday"), 10);
        cdc.created(product(1).with("description", "unavailable\u0000value"), 10);
        cdc.created(product(1).with("price", CdcRow.NUMBER, 12L), 10);
        cdc.created(product(1).with("price", CdcRow.decimal(16, 6), CdcRow.unscaled(1_234_567)), 10);
        cdc.send(CatalogueTable.USERS, "2", user(1), cdc.headers("c", 10L, null));
        cdc.send(CatalogueTable.USERS, "x", null, cdc.headers("d", 10L, 1L));
        cdc.send(CatalogueTable.USERS, null, null, cdc.headers("d", 10L, 1L));
        cdc.send(CatalogueTable.USERS, "1", user(1), cdc.headers("t", 10L, null));
        cdc.send(CatalogueTable.USERS, "1", null, cdc.headers("c", 10L, null));
        cdc.created(user(1), 10);

        List<TestRecord<byte[], byte[]>> letters = deadLetters.readRecordsToList();
        assertThat(letters)
                .extracting(letter -> header(letter, "stockstream.error.code"))
                .containsOnly("invalid_row");
        assertThat(letters)
                .extracting(letter -> header(letter, "__streams.errors.message").replaceFirst(": .*", ""))
                .containsExactly(
                        "users.email",
                        "users.username",
                        "users.created_at",
                        "products.description",
                        "products.price",
                        "products.price",
                        "users.(key)",
                        "users.(key)",
                        "users.(key)",
                        "users.(header __op)",
                        "users.(header __op)");
        assertThat(header(letters.get(5), "__streams.errors.message")).contains("1.234567", "4 decimals");
        assertThat(letters.get(0).value()).as("byte for byte").startsWith(0);
        assertThat(header(letters.get(0), "__op")).isEqualTo("c");
        assertThat(users.readValuesToList()).hasSize(1);
        assertThat(products.isEmpty()).as("no products").isTrue();
        assertThat(deadLetters.isEmpty()).as("no further dead letters").isTrue();
    }

    @Test
    void shouldPutAChangeInTheWrongPartitionAside() {
        try (TopologyDriver other =
                new TopologyDriver(serdes -> new CatalogueTopology(serdes, 8, (table, reason) -> {}))) {
            // The driver writes everything to partition 0; this key belongs elsewhere.
            new CdcTopics(other).created(user(1), 10);

            assertThat(header(other.deadLetters().readRecord(), "__streams.errors.message"))
                    .contains("(partition)", "murmur2");
            assertThat(other.output(Topics.USERS).isEmpty()).isTrue();
        }
    }

    private static CdcRow user(long version) {
        return CdcRow.of(CatalogueTable.USERS, "1", version);
    }

    private static CdcRow product(long id) {
        return CdcRow.of(CatalogueTable.PRODUCTS, Long.toString(id), id);
    }

    private static String header(TestRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
