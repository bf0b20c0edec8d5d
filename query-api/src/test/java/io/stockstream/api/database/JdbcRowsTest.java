package io.stockstream.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.api.database.HandledRequests.Known;
import io.stockstream.api.database.Rows.Removed;
import io.stockstream.api.table.BodyReader;
import io.stockstream.api.table.Schedules;
import io.stockstream.api.table.Table;
import io.stockstream.api.table.Tables;
import io.stockstream.api.testing.TestDatabase;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;
import io.stockstream.api.web.StrictJson;
import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.movement.FieldError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JdbcRowsTest {

    private static TestDatabase database;

    private final Rows rows = DatabaseTestAccess.rows(database.application());

    @BeforeAll
    static void start() {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        JdbcTemplate jdbc = new JdbcTemplate(database.superuser());
        Tables.ALL.forEach(table -> jdbc.execute("DELETE FROM stockstream." + table.name()));
    }

    private Row ada() {
        return rows.insert(Tables.USERS, Map.of("username", "ada", "email", "Ada@example.com"));
    }

    private Row lamp() {
        return rows.insert(
                Tables.PRODUCTS,
                Map.of("sku", "SKU-1", "name", "Lamp", "price", new BigDecimal("19.90"), "currency", "EUR"));
    }

    @Test
    void shouldReturnTheRowAsItIsCommitted() {
        Row inserted = lamp();

        assertThat(inserted.json().propertyNames())
                .containsExactly("id", "sku", "name", "description", "price", "currency", "created_at", "updated_at");
        assertThat(inserted.json().toString()).contains("\"description\":null,\"price\":19.90,");
        assertThat(Instant.parse(inserted.json().get("created_at").stringValue()))
                .isAfter(Instant.EPOCH);
        assertThat(rows.find(Tables.PRODUCTS, inserted.id())).contains(inserted);
    }

    @Test
    void shouldChangeClearAndCountVersions() {
        Row inserted = ada();
        Row changed = rows.update(Tables.USERS, "id", inserted.id(), Map.of("description", "first"))
                .orElseThrow();
        Map<String, Object> clear = new HashMap<>();
        clear.put("description", null);
        Row cleared = rows.update(Tables.USERS, "id", inserted.id(), clear).orElseThrow();

        assertThat(changed.json().get("description").stringValue()).isEqualTo("first");
        assertThat(changed.json().get("updated_at").isString()).isTrue();
        assertThat(cleared.json().get("description").isNull()).isTrue();
        assertThat(inserted.version()).isLessThan(changed.version());
        assertThat(changed.version()).isLessThan(cleared.version());
        assertThat(rows.update(Tables.USERS, "id", inserted.id(), Map.of())).contains(cleared);
        assertThat(rows.delete(Tables.USERS, inserted.id()))
                .containsExactly(new Removed(Tables.USERS, inserted.id(), cleared.version()));
    }

    @Test
    void shouldTellWhatGoesWithAUser() {
        Row user = ada();
        Map<String, Object> address =
                Map.of("user_id", user.id(), "line", "1", "city", "London", "postal_code", "1", "country", "GB");
        Row home = rows.insert(Tables.ADDRESSES, address);
        Row work = rows.insert(Tables.ADDRESSES, address);
        List<Removed> removed = rows.delete(Tables.USERS, user.id());

        assertThat(removed.getFirst()).isEqualTo(new Removed(Tables.USERS, user.id(), user.version()));
        assertThat(removed)
                .hasSize(3)
                .contains(
                        new Removed(Tables.ADDRESSES, home.id(), home.version()),
                        new Removed(Tables.ADDRESSES, work.id(), work.version()));
        assertThat(rows.find(Tables.ADDRESSES, home.id())).isEmpty();
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertThat(rows.find(Tables.USERS, 1L)).isEmpty();
        assertThat(rows.update(Tables.USERS, "id", 1L, Map.of("username", "x"))).isEmpty();
        assertThat(rows.delete(Tables.USERS, 1L)).isEmpty();
        assertThat(rows.find(Tables.WAREHOUSES, "'; DROP TABLE users")).isEmpty();
    }

    @Test
    void shouldUpdateProductNamedBySku() {
        Row inserted = lamp();

        assertThat(rows.update(Tables.PRODUCTS, "sku", "SKU-1", Map.of("name", "Torch")))
                .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo(inserted.id()));
        assertThat(rows.update(Tables.PRODUCTS, "sku", "other", Map.of("name", "Torch")))
                .isEmpty();
    }

    private Row schedule(Map<String, Object> more) {
        Map<String, Object> values =
                new HashMap<>(Map.of("name", "every", "every_seconds", new BigDecimal("30.000"), "task_type", "sum"));
        values.putAll(more);
        return rows.insert(Schedules.TABLE, values);
    }

    private static Map<String, Object> payload(String json) {
        byte[] body = "{\"payload\":%s}".formatted(json).getBytes(StandardCharsets.UTF_8);
        return BodyReader.changed(Schedules.TABLE, new StrictJson().parse(body));
    }

    private static int bytesOfPayload() {
        return new JdbcTemplate(database.superuser())
                .queryForObject("SELECT octet_length(payload::text) FROM stockstream.schedules", Integer.class);
    }

    @Test
    void shouldSetWhatAScheduleDoesNotSay() {
        Row inserted = schedule(Map.of());

        assertThat(inserted.json().toString())
                .startsWith("{\"id\":%d,\"name\":\"every\",\"cron\":null,\"every_seconds\":30.0,\"zone\":\"UTC\","
                        .formatted((Long) inserted.id()))
                .contains("\"task_type\":\"sum\",\"payload\":{},\"queue\":\"default\",\"enabled\":true,")
                .contains("\"missed_runs\":\"run_once\",\"overlap\":\"allow\",\"created_at\":")
                .endsWith("\"updated_at\":null,\"version\":%d}".formatted(inserted.version()));
        isTaken("name", () -> schedule(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2.50,true,null,{\"b\":\"ü😀\\n\\u0007\"}]}",
                "{\"a\":1e399,\"b\":-1e-400,\"c\":12345678901234567890123}",
                "{\"\":{},\"'; DROP TABLE\":[]}"
            })
    void shouldKeepAPayloadAsItIs(String json) {
        Map<String, Object> values = payload(json);
        Row inserted = schedule(values);
        Row changed = rows.update(Schedules.TABLE, "id", inserted.id(), values).orElseThrow();

        assertThat(inserted.json().get("payload")).isEqualTo(CatalogueJson.payload((String) values.get("payload")));
        assertThat(changed.json().get("payload")).isEqualTo(inserted.json().get("payload"));
    }

    @Test
    void shouldMeasureAPayloadAsPostgresDoes() {
        String json =
                "{\"b\":[1,[],{},2.5e10,-0.0],\"aa\":{\"x\":\"é\\t\\u0001\\\"/\u007f\",\"y\":false},\"pad\":\"%s\"}";
        Row inserted = schedule(payload(json.formatted("")));
        String pad = "x".repeat(100_000 - bytesOfPayload());
        rows.update(Schedules.TABLE, "id", inserted.id(), payload(json.formatted(pad)));

        assertThat(bytesOfPayload()).isEqualTo(100_000);
        assertThatThrownBy(() -> payload(json.formatted(pad + "x"))).hasMessageContaining("100000 bytes");
    }

    @Test
    void shouldChangeARowByWhatItIs() {
        Row inserted = schedule(Map.of());
        Map<String, Object> values = new HashMap<>(Map.of("cron", "@daily", "enabled", false));
        values.put("every_seconds", null);
        Row changed = rows.change(Schedules.TABLE, inserted.id(), before -> {
                    assertThat(before).isEqualTo(inserted);
                    return values;
                })
                .orElseThrow();

        assertThat(changed.json().toString())
                .contains("\"cron\":\"@daily\",\"every_seconds\":null,")
                .contains("\"enabled\":false");
        assertThat(changed.version()).isGreaterThan(inserted.version());
        assertThat(rows.change(Schedules.TABLE, inserted.id(), before -> Map.of()))
                .contains(changed);
        assertThat(rows.change(Schedules.TABLE, 999_999L, before -> values)).isEmpty();
    }

    @Test
    void shouldLeaveARowThatMayNotBeChanged() {
        Row inserted = schedule(Map.of());
        ApiException refused = ApiException.invalid("cron", "x", "is wrong");

        assertThatThrownBy(() -> rows.change(Schedules.TABLE, inserted.id(), before -> {
                    throw refused;
                }))
                .isSameAs(refused);
        assertThat(rows.find(Schedules.TABLE, inserted.id())).contains(inserted);
    }

    @Test
    void shouldLetChangesOfARowWaitForEachOther() throws InterruptedException {
        Row inserted = schedule(Map.of());
        CountDownLatch locked = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> rows.change(Schedules.TABLE, inserted.id(), before -> {
                    locked.countDown();
                    awaitSecond();
                    return Map.of("queue", "priority");
                }));
        locked.await();
        Row second = rows.change(Schedules.TABLE, inserted.id(), before -> {
                    assertThat(before.json().get("queue").stringValue()).isEqualTo("priority");
                    return Map.of("overlap", "skip");
                })
                .orElseThrow();
        first.join();

        assertThat(second.json().toString()).contains("\"priority\"").contains("\"overlap\":\"skip\"");
    }

    /** Until it waits for the lock. */
    private static void awaitSecond() {
        JdbcTemplate jdbc = new JdbcTemplate(database.superuser());
        Awaitility.await()
                .until(() -> jdbc.queryForObject("SELECT count(*) FROM pg_locks WHERE NOT granted", Integer.class) > 0);
    }

    private static void isTaken(String field, Runnable write) {
        ApiException failure = catchThrowableOfType(ApiException.class, write::run);
        assertThat(failure.code()).isEqualTo(ProblemCode.TAKEN);
        assertThat(failure.errors()).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void shouldTellTakenFieldsByTheirConstraints() {
        ada();
        lamp();
        Row bob = rows.insert(Tables.USERS, Map.of("username", "bob", "email", "bob@example.com"));
        rows.insert(Tables.WAREHOUSES, Map.of("id", "WH", "name", "North"));

        isTaken("username", () -> rows.insert(Tables.USERS, Map.of("username", "ada", "email", "x@example.com")));
        isTaken("email", () -> rows.insert(Tables.USERS, Map.of("username", "x", "email", "ada@EXAMPLE.com")));
        isTaken("email", () -> rows.update(Tables.USERS, "id", bob.id(), Map.of("email", "ada@example.com")));
        isTaken("sku", this::lamp);
        isTaken("id", () -> rows.insert(Tables.WAREHOUSES, Map.of("id", "WH", "name", "South")));
    }

    @Test
    void shouldTellAddressOfNobody() {
        Map<String, Object> address =
                Map.of("user_id", 999L, "line", "1", "city", "London", "postal_code", "1", "country", "GB");
        ApiException failure = catchThrowableOfType(ApiException.class, () -> rows.insert(Tables.ADDRESSES, address));

        assertThat(failure.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(failure.errors()).extracting(FieldError::field).containsExactly("user_id");
    }

    @Test
    void shouldGiveWarehousesAnId() {
        assertThat(rows.insert(Tables.WAREHOUSES, Map.of("name", "North")).id().toString())
                .hasSize(36);
    }

    @Test
    void shouldKnowEveryColumnOfTheTables() {
        JdbcTemplate jdbc = new JdbcTemplate(database.superuser());
        for (Table table : Tables.ALL) {
            Integer columns = jdbc.queryForObject(
                    "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'stockstream' AND table_name = ?",
                    Integer.class,
                    table.name());
            assertThat(columns).as(table.name()).isEqualTo(table.fields().size() + 4);
        }
    }

    @Test
    void shouldTellThatTheServerIsAway() {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/x", "u", "p");
        Rows away = DatabaseTestAccess.rows(nowhere);
        ApiException failure = catchThrowableOfType(ApiException.class, () -> away.find(Tables.USERS, 1L));

        ApiException ofTransaction = catchThrowableOfType(ApiException.class, () -> away.delete(Tables.USERS, 1L));

        assertThat(failure.code()).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
        assertThat(ofTransaction.code()).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void shouldTellStatementThatTakesTooLong() {
        JdbcTemplate slow = new JdbcTemplate(database.superuser());

        assertThatThrownBy(() -> slow.execute("SET LOCAL statement_timeout = 100; SELECT pg_sleep(5)"))
                .isInstanceOf(DataAccessException.class)
                .satisfies(failure -> assertThat(
                                DatabaseFailures.translate((RuntimeException) failure, Tables.USERS, Map.of()))
                        .isInstanceOf(ApiException.class));
    }

    @Test
    void shouldNoteRequestsOnceAndWithTheirTransaction() {
        HandledRequests handled = new HandledRequests(JdbcClient.create(database.application()));

        assertThat(handled.note("t", "r", "a")).isEqualTo(Known.NEW);
        assertThat(handled.note("t", "r", "a")).isEqualTo(Known.DONE);
        assertThat(handled.note("t", "r", "b")).isEqualTo(Known.CONFLICTING);
        assertThat(handled.note("u", "r", "b")).isEqualTo(Known.NEW);
    }
}
