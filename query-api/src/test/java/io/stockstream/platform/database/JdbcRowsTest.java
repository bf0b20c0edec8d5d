package io.stockstream.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.api.testing.TestDatabase;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.database.HandledRequests.Known;
import io.stockstream.platform.database.Rows.Removed;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JdbcRowsTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Rows rows = DatabaseTestAccess.rows(DATABASE.application());

    @BeforeEach
    void empty() {
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE.superuser());
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
        assertThat(rows.delete(Tables.USERS, inserted.id(), row -> {}))
                .containsExactly(new Removed(Tables.USERS, cleared));
    }

    @Test
    void shouldTellWhatGoesWithAUser() {
        Row user = ada();
        Map<String, Object> address =
                Map.of("user_id", user.id(), "line", "1", "city", "London", "postal_code", "1", "country", "GB");
        Row home = rows.insert(Tables.ADDRESSES, address);
        Row work = rows.insert(Tables.ADDRESSES, address);
        List<Removed> removed = rows.delete(Tables.USERS, user.id(), row -> {});

        assertThat(removed.getFirst()).isEqualTo(new Removed(Tables.USERS, user));
        assertThat(removed)
                .hasSize(3)
                .contains(new Removed(Tables.ADDRESSES, home), new Removed(Tables.ADDRESSES, work));
        assertThat(rows.find(Tables.ADDRESSES, home.id())).isEmpty();
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertThat(rows.find(Tables.USERS, 1L)).isEmpty();
        assertThat(rows.update(Tables.USERS, "id", 1L, Map.of("username", "x"))).isEmpty();
        assertThat(rows.delete(Tables.USERS, 1L, row -> {})).isEmpty();
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
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE.superuser());
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

        ApiException ofTransaction =
                catchThrowableOfType(ApiException.class, () -> away.delete(Tables.USERS, 1L, row -> {}));

        assertThat(failure.code()).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
        assertThat(ofTransaction.code()).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void shouldTellStatementThatTakesTooLong() {
        JdbcTemplate slow = new JdbcTemplate(DATABASE.superuser());

        assertThatThrownBy(() -> slow.execute("SET LOCAL statement_timeout = 100; SELECT pg_sleep(5)"))
                .isInstanceOf(DataAccessException.class)
                .satisfies(failure -> assertThat(
                                DatabaseFailures.translate((RuntimeException) failure, Tables.USERS, Map.of()))
                        .isInstanceOf(ApiException.class));
    }

    @Test
    void shouldNoteRequestsOnceAndWithTheirTransaction() {
        HandledRequests handled = new HandledRequests(JdbcClient.create(DATABASE.application()));

        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        assertThat(handled.note("t", "r", noon, "a")).isEqualTo(Known.NEW);
        assertThat(handled.note("t", "r", noon, "a")).isEqualTo(Known.DONE);
        assertThat(handled.note("t", "r", noon, "b")).isEqualTo(Known.CONFLICTING);
        assertThat(handled.note("u", "r", noon, "b")).isEqualTo(Known.NEW);
    }

    @Test
    void shouldNotTakeARequestOfATimeThatIsForgottenForNew() {
        HandledRequests handled = new HandledRequests(JdbcClient.create(DATABASE.application()));
        JdbcTemplate database = new JdbcTemplate(DATABASE.superuser());
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        handled.note("t", "old", noon.minusMillis(1), "a");
        database.update(
                "INSERT INTO stockstream.horizons (name, before) VALUES ('handled_requests', ?)", Timestamp.from(noon));
        try {
            assertThat(handled.note("t", "old", noon.minusMillis(1), "a")).isEqualTo(Known.DONE);
            database.execute("DELETE FROM stockstream.handled_requests WHERE request_id = 'old'");
            assertThat(handled.note("t", "old", noon.minusMillis(1), "a")).isEqualTo(Known.FORGOTTEN);
            assertThat(handled.note("t", "old", noon, "a")).isEqualTo(Known.NEW);
        } finally {
            database.execute("DELETE FROM stockstream.horizons");
        }
    }
}
