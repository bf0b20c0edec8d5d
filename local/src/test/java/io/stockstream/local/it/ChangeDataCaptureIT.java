package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.Http;
import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.schema.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Everything that can happen between PostgreSQL and the stores: in the end the stores equal the tables. It changes and
 * deletes what other tests may need, so it is the last on the shared system.
 */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangeDataCaptureIT {

    private static final int CHANGES = 7_000;
    private static final Duration READER_PAUSE = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(30);
    private static final String SUBJECT = "cdc.addresses-value";

    /** Other tests have their rows in the same tables. */
    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private static final String OWNER = "owner-" + RUN;

    private static LocalSystem system;
    private static Database database;
    private static Catalogue catalogue;

    /** Those of other tests. */
    private static int deadLetters;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        database = new Database(system);
        catalogue = new Catalogue(system);
        deadLetters = deadLetters();
    }

    @Test
    @Order(1)
    void shouldEndWithStoresThatEqualTheTablesWhenConnectIsKilledTwiceAndTheBrokerOnce() throws Exception {
        RowChanges changes = new RowChanges(database, CHANGES, 7);
        Thread writer = Thread.ofPlatform().start(changes);
        // Reads beside writes: they must never stop a stream thread (KAFKA-19629).
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            while (writer.isAlive()) {
                Catalogue.TABLES.forEach(catalogue::inStores);
                LockSupport.parkNanos(READER_PAUSE.toNanos());
            }
        });
        killAfter(changes, 15 * CHANGES / 100, "connect");
        killAfter(changes, 45 * CHANGES / 100, "kafka");
        killAfter(changes, 75 * CHANGES / 100, "connect");
        changes.mayEnd();
        writer.join();
        reader.join();

        assertThat(changes.made()).isGreaterThanOrEqualTo(CHANGES);
        assertThat(catalogue.inTable("users")).hasSizeGreaterThan(500);
        awaitEqual();
        assertThat(deadLetters()).isEqualTo(deadLetters);
    }

    @Test
    @Order(2)
    void shouldGoOnByItselfAfterTheRegistryWasAwayDuringAChangeOfATable() throws Exception {
        database.run("INSERT INTO stockstream.users (username, email) VALUES ('%s', '%s@example.com')"
                .formatted(OWNER, OWNER));
        insertAddress("before");
        awaitEqual();
        system.stop("registry");
        database.migrate("ALTER TABLE stockstream.addresses ADD COLUMN extra_" + RUN + " text");
        insertAddress("while the registry was away");
        await().atMost(LIMIT).until(() -> cdc().path("status").asString("").equals("DOWN"));

        system.start("registry");

        await().atMost(GOES_ON_WITHIN).until(() -> storesEqualTables("addresses"));
        awaitEqual();
        await().atMost(LIMIT).until(() -> cdc().path("status").asString("").equals("UP"));
    }

    @Test
    @Order(3)
    void shouldRefuseAnIncompatibleChangeLoudlyAndGoOnAfterTheCureOfTheRunbook() throws Exception {
        database.migrate("ALTER TABLE stockstream.addresses DROP CONSTRAINT IF EXISTS addresses_postal_code_check,"
                + " ALTER COLUMN postal_code TYPE bigint USING 1");
        insertAddress("incompatible", "12345");
        await().atMost(LIMIT).until(() -> cdc().path("failure").asString("").contains(SUBJECT));
        assertThat(cdc().path("status").asString()).isEqualTo("DOWN");
        await().atMost(LIMIT).until(() -> system.state("connect").text().equals("unready"));
        database.run("DELETE FROM stockstream.users WHERE username = '%s'".formatted(OWNER));
        database.run("INSERT INTO stockstream.users (username, email) VALUES ('later-%s', 'later-%s@example.com')"
                .formatted(RUN, RUN));

        // docs/runbook.md, "An incompatible change of a table"
        database.migrate("ALTER TABLE stockstream.addresses ALTER COLUMN postal_code TYPE text");
        forgetPositionAndSlot();

        awaitEqual();
        await().atMost(LIMIT).until(() -> cdc().path("status").asString("").equals("UP"));
        assertThat(deadLetters()).isEqualTo(deadLetters);
    }

    @Test
    @Order(4)
    void shouldRemoveRowsThatWereDeletedWhileConnectWasAwayAndTheSlotWasDropped() throws Exception {
        database.run(
                "INSERT INTO stockstream.warehouses (id, name) VALUES ('swept', 'gone soon')",
                "INSERT INTO stockstream.warehouses (id, name) VALUES ('stays', 'stays') ON CONFLICT DO NOTHING");
        awaitEqual();
        system.kill("connect");
        await().atMost(LIMIT)
                .until(() -> database.ask("SELECT active FROM pg_replication_slots WHERE slot_name = 'stockstream'")
                        .getFirst()
                        .equals("f"));
        database.administer("SELECT pg_drop_replication_slot('stockstream')");
        database.run(
                "DELETE FROM stockstream.warehouses WHERE id = 'swept'",
                "DELETE FROM stockstream.users WHERE id % 2 = 0",
                "DELETE FROM stockstream.products",
                "UPDATE stockstream.warehouses SET name = 'changed meanwhile' WHERE id = 'stays'");
        system.start("connect");

        awaitEqual();
        assertThat(catalogue.inStores("products")).isEmpty();
        assertThat(catalogue.inStores("warehouses")).containsKey("stays").doesNotContainKey("swept");
    }

    @Test
    @Order(5)
    void shouldTellTheSlotTheHeartbeatAndTheConnector() {
        await().atMost(LIMIT).until(() -> cdc().path("status").asString("").equals("UP"));
        JsonNode cdc = cdc();

        assertThat(cdc.path("slot_lag_bytes").isNumber()).isTrue();
        assertThat(cdc.path("heartbeat_age_seconds").asDouble(-1)).isBetween(0.0, 30.0);
        assertThat(new Rest(system.storeApiUrl("streams-app")).text("/actuator/prometheus"))
                .contains(
                        "stockstream_cdc_slot_lag_bytes",
                        "stockstream_cdc_heartbeat_age_seconds",
                        "stockstream_connector");
    }

    @Test
    @Order(6)
    void shouldKeepTheStructureFromTheApplicationsAndTruncateFromAll() {
        assertThatThrownBy(() -> database.run("TRUNCATE stockstream.users CASCADE"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> database.run("CREATE TABLE stockstream.mine (id int)"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> database.run("ALTER TABLE stockstream.users ADD COLUMN mine text"))
                .hasStackTraceContaining("must be owner");
        assertThatThrownBy(() -> database.migrate("TRUNCATE stockstream.warehouses"))
                .hasStackTraceContaining("TRUNCATE of warehouses is refused");
    }

    @Test
    @Order(7)
    void shouldGiveFreeIdsAfterSomebodyGaveIdsByHand() {
        // Larger than any id so far, in this run and the ones before.
        long given = System.currentTimeMillis();
        insertProduct("id, ", given + ", ");
        insertProduct("", "");

        assertThat(database.ask("SELECT id FROM stockstream.products ORDER BY id DESC LIMIT 2"))
                .containsExactly(Long.toString(given + 1), Long.toString(given));
    }

    @Test
    @Order(8)
    void shouldReadATableAgainWhenAnOperatorAsks() throws Exception {
        database.migrate("INSERT INTO stockstream.debezium_signal VALUES (gen_random_uuid(), 'execute-snapshot',"
                + " '{\"data-collections\": [\"stockstream.users\"], \"type\": \"incremental\"}')");

        await().atMost(LIMIT)
                .until(() -> new Cluster(system)
                        .readRaw("cdc.users").stream().anyMatch(ChangeDataCaptureIT::isOfAnIncrementalSnapshot));
        awaitEqual();
        assertThat(cdc().path("status").asString()).isEqualTo("UP");
    }

    private static int deadLetters() {
        return new Cluster(system).readRaw(Topics.DEAD_LETTERS).size();
    }

    private static boolean isOfAnIncrementalSnapshot(ConsumerRecord<byte[], byte[]> row) {
        Header snapshot = row.headers().lastHeader("__snapshot");
        return snapshot != null
                && snapshot.value() != null
                && new String(snapshot.value(), StandardCharsets.UTF_8).equals("incremental");
    }

    private static void insertProduct(String column, String value) {
        database.run(
                "INSERT INTO stockstream.products (%ssku, name, price, currency) VALUES (%sgen_random_uuid(), 'p', 1, 'EUR')"
                        .formatted(column, value));
    }

    private static void killAfter(RowChanges changes, int made, String component) {
        await().atMost(LIMIT).until(() -> changes.made() >= made);
        system.kill(component);
        system.start(component);
    }

    private static void insertAddress(String line) {
        insertAddress(line, "'12345'");
    }

    private static void insertAddress(String line, String postalCode) {
        database.run(
                "INSERT INTO stockstream.addresses (user_id, line, city, postal_code, country) SELECT id, '%s', 'c', %s, 'DE' FROM stockstream.users WHERE username = '%s'"
                        .formatted(line, postalCode, OWNER));
    }

    /** Step by step as the runbook says. */
    private static void forgetPositionAndSlot() throws IOException {
        String connector = system.url("connect") + "/connectors/stockstream-postgres";
        assertThat(Http.send("PUT", connector + "/stop", "{}").status()).isEqualTo(204);
        await().atMost(LIMIT).until(() -> Http.get(connector + "/status").body().contains("STOPPED"));
        await().atMost(LIMIT)
                .until(() -> Http.send("DELETE", connector + "/offsets", "").status() == 200);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> database.administer(
                                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = 'stockstream'"));
        assertThat(Http.send("PUT", connector + "/resume", "{}").status()).isEqualTo(202);
    }

    private static JsonNode cdc() {
        return new Rest(system.storeApiUrl("streams-app")).get("/cdc/status").body();
    }

    private static void awaitEqual() throws SQLException {
        for (String table : Catalogue.TABLES) {
            await().atMost(LIMIT).ignoreExceptions().until(() -> storesEqualTables(table));
            assertThat(catalogue.inStores(table)).isEqualTo(catalogue.inTable(table));
            assertThat(catalogue.counted(table))
                    .isEqualTo(catalogue.inTable(table).size());
        }
    }

    private static boolean storesEqualTables(String table) throws SQLException {
        return catalogue.inStores(table).equals(catalogue.inTable(table));
    }
}
