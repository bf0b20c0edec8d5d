package io.stockstream.streams.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.Warehouse;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import io.stockstream.schema.Topics;
import io.stockstream.streams.CdcRow;
import io.stockstream.streams.CdcTopics;
import io.stockstream.streams.TopologyDriver;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTopologyTest {

    private static final Instant CREATED = Instant.parse(CdcRow.CREATED);

    private final List<String> ignored = new ArrayList<>();
    private final TopologyDriver topology = new TopologyDriver(serdes ->
            new CatalogueTopology(serdes, 1, (table, reason) -> ignored.add(table.tableName() + " " + reason)));
    private final CdcTopics cdc = new CdcTopics(topology);
    private final TestOutputTopic<String, User> users = topology.output(Topics.USERS);
    private final TestOutputTopic<String, Address> addresses = topology.output(Topics.ADDRESSES);
    private final TestOutputTopic<String, Product> products = topology.output(Topics.PRODUCTS);
    private final TestOutputTopic<String, Warehouse> warehouses = topology.output(Topics.WAREHOUSES);
    private final TestOutputTopic<String, Schedule> schedules = topology.output(Topics.SCHEDULE_ROWS);
    private final TestOutputTopic<byte[], byte[]> deadLetters = topology.deadLetters();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldShowARowOfEveryTable() {
        cdc.created(user(1).with("description", "likes tea"), 10);
        cdc.created(CdcRow.of(CatalogueTable.ADDRESSES, "2", 2), 20);
        cdc.created(product(3), 30);
        cdc.created(CdcRow.of(CatalogueTable.WAREHOUSES, "wh-1", 4), 40);

        assertThat(users.readKeyValue().value)
                .isEqualTo(new User(1L, "user 1", "1@example.org", "likes tea", CREATED, null, 1L));
        assertThat(addresses.readKeyValue().value)
                .isEqualTo(new Address(2L, 7L, "Main St 1", "Riga", null, "LV-1010", "LV", CREATED, null, 2L));
        assertThat(products.readKeyValue().value)
                .isEqualTo(new Product(
                        3L,
                        "SKU-3",
                        "Product 3",
                        "a description",
                        new BigDecimal("12.5000"),
                        "EUR",
                        CREATED,
                        null,
                        3L));
        assertThat(warehouses.readKeyValue())
                .extracting(view -> view.key, view -> view.value)
                .containsExactly("wh-1", new Warehouse("wh-1", "Warehouse wh-1", null, CREATED, null, 4L));
        expectNothingFurther();
    }

    @Test
    void shouldReadAScheduleOfEitherKind() {
        CdcRow often = CdcRow.of(CatalogueTable.SCHEDULES, "5", 5);
        cdc.created(often, 50);
        cdc.created(
                CdcRow.of(CatalogueTable.SCHEDULES, "6", 6)
                        .with("cron", "0 0 * * *")
                        .with("zone", "Europe/Moscow")
                        .with("every_seconds", null)
                        .with("missed_runs", "run_all")
                        .with("overlap", "sometimes"),
                60);
        cdc.deleted(CatalogueTable.SCHEDULES, "5", 70, 5);

        assertThat(schedules.readKeyValue().value)
                .isEqualTo(new Schedule(
                        5L,
                        "Schedule 5",
                        null,
                        30_500L,
                        "UTC",
                        "check_pending_orders",
                        "{}",
                        "default",
                        true,
                        MissedRuns.RUN_ONCE,
                        Overlap.ALLOW,
                        CREATED,
                        null,
                        5L));
        assertThat(schedules.readKeyValue().value)
                .extracting(
                        Schedule::getCron,
                        Schedule::getEveryMillis,
                        Schedule::getZone,
                        Schedule::getMissedRuns,
                        Schedule::getOverlap)
                .containsExactly("0 0 * * *", null, "Europe/Moscow", MissedRuns.RUN_ALL, Overlap.UNKNOWN);
        assertThat(schedules.readKeyValue().value).isNull();
        expectNothingFurther();
    }

    @Test
    void shouldPassOnTheTimeAndSayWhereTheChangeStands() {
        Instant written = Instant.parse("2026-12-01T00:00:00Z");
        cdc.created(user(1), 10);
        cdc.at(written).updated(user(2).with("username", "anna"), 20, 1);

        TestRecord<String, User> view = users.readRecordsToList().getLast();
        assertThat(view.key()).isEqualTo("1");
        assertThat(view.getRecordTime()).isEqualTo(written);
        assertThat(view.headers().toArray()).hasSize(2);
        assertThat(header(view, Topics.CDC_OFFSET)).isEqualTo("1");
        expectNothingFurther();
    }

    @Test
    void shouldTellTheStoryOfARowThatIsUpdatedDeletedAndMadeAgain() {
        cdc.created(user(1), 10);
        cdc.updated(user(2).with("username", "anna").with("updated_at", "2026-11-22T08:16:00Z"), 20, 1);
        cdc.deleted(CatalogueTable.USERS, "1", 30, 2);
        cdc.created(user(5), 40);

        assertThat(users.readValuesToList())
                .extracting(user -> user == null ? null : user.getVersion())
                .containsExactly(1L, 2L, null, 5L);
        assertThat(entry(CatalogueTable.USERS, "1"))
                .extracting(CatalogueEntry::getVersion, CatalogueEntry::getLsn, CatalogueEntry::getOffset)
                .containsExactly(5L, 40L, 3L);
        assertThat(ignored).isEmpty();
        expectNothingFurther();
    }

    @Test
    void shouldShowARepeatedPartOfTheLogOnce() {
        for (int i = 0; i < 2; i++) {
            cdc.created(user(1), 10);
            cdc.updated(user(2), 20, 1);
            cdc.deleted(CatalogueTable.USERS, "1", 30, 2);
        }

        assertThat(users.readKeyValuesToList()).hasSize(3);
        assertThat(ignored).containsExactly("users DELETED_SINCE", "users DELETED_SINCE", "users REPEATED");
        expectNothingFurther();
    }

    @Test
    void shouldIgnoreWhatIsOvertaken() {
        cdc.updated(user(2), 20, 1);
        cdc.created(user(1), 10);
        cdc.read(user(1), 25);

        assertThat(users.readValuesToList()).extracting(User::getVersion).containsExactly(2L);
        assertThat(ignored).containsExactly("users OVERTAKEN", "users OVERTAKEN");
        expectNothingFurther();
    }

    @Test
    void shouldReadSnapshotsWithAndWithoutPosition() {
        cdc.read(user(1), 10);
        cdc.readIncrementally(user(2));
        cdc.updated(user(2), 20, 1);
        cdc.readIncrementally(user(2));

        assertThat(users.readValuesToList()).extracting(User::getVersion).containsExactly(1L, 2L);
        assertThat(entry(CatalogueTable.USERS, "1").getLsn()).isEqualTo(20);
        assertThat(entry(CatalogueTable.USERS, "1").getOffset()).isOne();
        assertThat(ignored).containsExactly("users REPEATED", "users REPEATED");
        expectNothingFurther();
    }

    @Test
    void shouldTakeAChangeOfThePrimaryKeyForADeletionAndACreation() {
        cdc.created(user(1), 10);
        cdc.deleted(CatalogueTable.USERS, "1", 20, 1);
        cdc.created(CdcRow.of(CatalogueTable.USERS, "100", 2), 20);

        assertThat(users.readKeyValuesToList())
                .extracting(view -> view.key, view -> view.value == null)
                .containsExactly(tuple("1", false), tuple("1", true), tuple("100", false));
        assertThat(counted(CatalogueTable.USERS, "1")).isEqualTo(1);
        expectNothingFurther();
    }

    @Test
    void shouldRemoveARowByAnOperatorsTombstone() {
        cdc.created(user(1), 10);
        cdc.send(CatalogueTable.USERS, "1", null, new RecordHeaders());

        assertThat(users.readValuesToList()).hasSize(2).last().isNull();
        assertThat(counted(CatalogueTable.USERS, "1")).isNull();
        expectNothingFurther();
    }

    @Test
    void shouldMarkADeletionOfWhatItNeverKnewAndShowNothing() {
        cdc.deleted(CatalogueTable.USERS, "1", 30, 2);
        cdc.updated(user(2), 20, 1);

        assertThat(entry(CatalogueTable.USERS, "1"))
                .extracting(CatalogueEntry::getVersion, CatalogueEntry::getRow)
                .containsExactly(2L, null);
        assertThat(ignored).containsExactly("users NEVER_KNOWN", "users DELETED_SINCE");
        expectNothingFurther();
    }

    @Test
    void shouldCountLiveRowsByTableAndBucket() {
        cdc.created(user(1), 10);
        cdc.created(CdcRow.of(CatalogueTable.USERS, "1023", 2), 20);
        cdc.created(CdcRow.of(CatalogueTable.USERS, "1024", 3), 30);
        cdc.created(product(4), 40);
        cdc.created(CdcRow.of(CatalogueTable.WAREHOUSES, "a", 5), 50);
        cdc.created(CdcRow.of(CatalogueTable.WAREHOUSES, "b", 6), 60);
        cdc.deleted(CatalogueTable.USERS, "1024", 70, 3);

        assertThat(counted(CatalogueTable.USERS, "5")).isEqualTo(2);
        assertThat(counted(CatalogueTable.USERS, "1024")).isNull();
        assertThat(counted(CatalogueTable.PRODUCTS, "5")).isEqualTo(1);
        assertThat(counted(CatalogueTable.WAREHOUSES, "c")).isEqualTo(2);
    }

    @Test
    void shouldPassOverColumnsItDoesNotKnow() {
        cdc.created(user(1).with("nickname", "ann"), 10);

        assertThat(users.readValue().getUsername()).isEqualTo("user 1");
        expectNothingFurther();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__debezium_unavailable_value",
                "__debezium.unavailable.value",
                "__debezium.hstore.unavailable.value",
                "null",
                "",
                "\\u0000",
                "{\"op\":\"d\"}"
            })
    void shouldTakeAnyTextForAText(String text) {
        cdc.created(product(1).with("description", text), 10);
        cdc.updated(
                product(1)
                        .with("version", CdcRow.NUMBER, 2L)
                        .with("description", "between")
                        .with("name", text),
                20,
                1);
        cdc.updated(product(1).with("version", CdcRow.NUMBER, 3L).with("description", text), 30, 2);

        assertThat(products.readValuesToList())
                .extracting(Product::getDescription)
                .containsExactly(text, "between", text);
        expectNothingFurther();
    }

    @Test
    void shouldTellWhenAChangeWasCommittedAndWhatWasDeleted() {
        Instant committed = Instant.parse("2026-12-01T00:00:00Z");
        cdc.at(committed).created(user(1), 10);
        cdc.deleted(CatalogueTable.USERS, "1", 20, 1);
        cdc.read(CdcRow.of(CatalogueTable.USERS, "2", 2), 30);

        List<TestRecord<String, User>> views = users.readRecordsToList();
        assertThat(header(views.get(0), Topics.COMMITTED_AT)).isEqualTo(Long.toString(committed.toEpochMilli()));
        assertThat(views.get(0).headers().lastHeader(Topics.DELETED_VERSION)).isNull();
        assertThat(header(views.get(1), Topics.DELETED_VERSION)).isEqualTo("1");
        assertThat(header(views.get(1), Topics.COMMITTED_AT)).isEqualTo(Long.toString(committed.toEpochMilli()));
        assertThat(views.get(2).headers().lastHeader(Topics.COMMITTED_AT))
                .as("a snapshot does not know when")
                .isNull();
    }

    @Test
    void shouldReadAPriceOfAWiderColumnThatFits() {
        cdc.created(product(1).with("price", CdcRow.decimal(14, 4), CdcRow.unscaled(125_000)), 10);

        assertThat(products.readValue().getPrice()).isEqualByComparingTo("12.50");
        expectNothingFurther();
    }

    private static CdcRow user(long version) {
        return CdcRow.of(CatalogueTable.USERS, "1", version);
    }

    private static CdcRow product(long id) {
        return CdcRow.of(CatalogueTable.PRODUCTS, Long.toString(id), id);
    }

    private CatalogueEntry entry(CatalogueTable table, String id) {
        KeyValueStore<Bytes, CatalogueEntry> rows = topology.driver().getKeyValueStore(CatalogueStores.ROWS);
        return rows.get(CatalogueKey.of(table, id));
    }

    private Long counted(CatalogueTable table, String id) {
        KeyValueStore<Bytes, Long> counts = topology.driver().getKeyValueStore(CatalogueStores.COUNTS);
        return counts.get(CatalogueKey.bucketOf(table, id));
    }

    private static String header(TestRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void expectNothingFurther() {
        assertThat(users.isEmpty()).as("no further users").isTrue();
        assertThat(addresses.isEmpty()).as("no further addresses").isTrue();
        assertThat(products.isEmpty()).as("no further products").isTrue();
        assertThat(warehouses.isEmpty()).as("no further warehouses").isTrue();
        assertThat(schedules.isEmpty()).as("no further schedules").isTrue();
        assertThat(deadLetters.isEmpty()).as("no further dead letters").isTrue();
    }
}
