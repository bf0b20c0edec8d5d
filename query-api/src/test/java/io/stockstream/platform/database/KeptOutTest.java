package io.stockstream.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.api.testing.TestDatabase;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the tables reject, whatever the writer: each INSERT is one that might be typed into psql. */
class KeptOutTest {

    private static final long LARGEST_GIVEN = 99_999_999_999_999_999L;

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Rows rows = DatabaseTestAccess.rows(DATABASE.application());
    private final JdbcTemplate psql = new JdbcTemplate(DATABASE.superuser());

    @BeforeEach
    void empty() {
        Tables.ALL.forEach(table -> psql.execute("DELETE FROM stockstream." + table.name()));
        for (String table : List.of("users", "addresses", "products", "schedules")) {
            psql.execute("ALTER TABLE stockstream.%s ALTER COLUMN id RESTART".formatted(table));
        }
        psql.execute("INSERT INTO stockstream.users (username, email) VALUES ('ada', 'ada@example.com')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "addresses", "products", "schedules"})
    void shouldGoOnGeneratingIdsWhateverIdSomebodyTries(String table) {
        for (long id :
                new long[] {Long.MAX_VALUE, 1_000_000_000_000_000_000L, LARGEST_GIVEN + 1, 0, -1, Long.MIN_VALUE}) {
            isRefused(insert(table, "id", Long.toString(id)));
            isRefused("UPDATE stockstream.users SET id = %d".formatted(id));
        }
        assertThatCode(() -> psql.execute(insert(table, "id", Long.toString(LARGEST_GIVEN))))
                .doesNotThrowAnyException();

        psql.execute(insert(table, "created_at", "now()")
                .replace("'name'", "'other'")
                .replace("'SKU'", "'SKU-2'")
                .replace("'bob@", "'eve@"));
        Long generated = psql.queryForObject("SELECT max(id) FROM stockstream." + table, Long.class);

        assertThat(generated).as("which the API can address").isEqualTo(LARGEST_GIVEN + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "addresses", "products", "warehouses", "schedules"})
    void shouldKeepOutTimesThatNoCalendarHas(String table) {
        for (String column : List.of("created_at", "updated_at")) {
            for (String time : List.of(
                    "'infinity'",
                    "'-infinity'",
                    "'10000-01-01 00:00:00+00'",
                    "'294276-12-31 00:00:00+00'",
                    "'0044-03-15 00:00:00+00 BC'")) {
                isRefused(insert(table, column, time));
            }
        }
        assertThatCode(() -> psql.execute(insert(table, "created_at", "'0001-01-01 00:00:00+00'")))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldBoundEveryTimeOfEveryTable() {
        List<String> unbounded = psql.queryForList("""
                SELECT table_name || '.' || column_name FROM information_schema.columns c
                WHERE table_schema = 'stockstream' AND data_type = 'timestamp with time zone' AND NOT EXISTS (
                    SELECT FROM pg_constraint WHERE conrelid = ('stockstream.' || c.table_name)::regclass AND contype = 'c'
                    AND convalidated AND pg_get_constraintdef(oid) LIKE '%' || c.column_name || ' <%')""", String.class);

        assertThat(unbounded).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            products, sku, ''
            products, sku, '  '
            products, sku, E'A\\nB'
            products, sku, U&'\\0085'
            products, sku, "repeat('x', 101)"
            products, price, 'NaN'
            products, price, 'Infinity'
            products, price, -1
            products, currency, 'eur'
            products, currency, ''
            addresses, country, 'Germany'
            users, username, ' '
            users, email, 'nobody'
            users, email, E'ada@example.com\\r\\nBcc: eve@example.com'
            warehouses, id, '..'
            warehouses, id, ''
            warehouses, id, E'\\t'
            schedules, every_seconds, 'NaN'""", quoteCharacter = '"')
    void shouldKeepOutWhatTheDoorsKeepOut(String table, String column, String value) {
        isRefused(insert(table, column, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"__debezium_unavailable_value", "null", "", "\\N"})
    void shouldTakeAnyTextForADescription(String text) {
        psql.update(
                "INSERT INTO stockstream.products (sku, name, price, currency, description) VALUES ('S', 'n', 1, 'EUR', ?)",
                text);

        assertThat(psql.queryForObject("SELECT description FROM stockstream.products", String.class))
                .isEqualTo(text);
    }

    @Test
    void shouldNameTheFieldWhenTheTableIsStricterThanTheDoor() {
        ApiException failure = catchThrowableOfType(
                ApiException.class,
                () -> rows.insert(Tables.USERS, Map.of("username", "eve", "email", "\u0001@example.com")));

        assertThat(failure.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(failure.errors()).extracting(FieldError::field).containsExactly("email");
    }

    private void isRefused(String sql) {
        assertThatThrownBy(() -> psql.execute(sql)).as(sql).isInstanceOf(DataIntegrityViolationException.class);
    }

    /** A row with exactly one wrong column. */
    private String insert(String table, String column, String value) {
        Map<String, String> right = switch (table) {
            case "users" -> Map.of("username", "'name'", "email", "'bob@example.com'");
            case "addresses" ->
                Map.of(
                        "user_id",
                        "(SELECT min(id) FROM stockstream.users)",
                        "line",
                        "'1'",
                        "city",
                        "'London'",
                        "postal_code",
                        "'1'",
                        "country",
                        "'GB'");
            case "products" -> Map.of("sku", "'SKU'", "name", "'n'", "price", "1", "currency", "'EUR'");
            case "warehouses" -> Map.of("name", "'n'");
            default -> Map.of("name", "'name'", "every_seconds", "10", "task_type", "'sum'");
        };
        Map<String, String> columns = new TreeMap<>(right);
        columns.put(column, value);
        return "INSERT INTO stockstream.%s (%s) VALUES (%s)"
                .formatted(table, String.join(", ", columns.keySet()), String.join(", ", columns.values()));
    }
}
