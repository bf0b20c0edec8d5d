package io.stockstream.catalogue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.Warehouse;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import io.stockstream.schema.Topics;
import io.stockstream.streams.CdcRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTopologyTest extends CatalogueFixture {

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
}
