package io.stockstream.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.api.testing.TestDatabase;
import io.stockstream.catalogue.table.Tables;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes and deletions that check the version of the row: no other change comes in between. */
class JdbcRowVersionsTest {

    private static final Map<String, Object> ADA = Map.of("username", "ada", "email", "ada@example.com");

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Rows rows = DatabaseTestAccess.rows(DATABASE.application());

    @BeforeEach
    void empty() {
        new JdbcTemplate(DATABASE.superuser()).execute("DELETE FROM stockstream.users");
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static Consumer<Row> only(long version) {
        return row -> {
            if (row.version() != version) {
                throw new Refused();
            }
        };
    }

    private Optional<Row> describe(Row row, String description) {
        return rows.change(Tables.USERS, row.id(), present -> {
            only(row.version()).accept(present);
            return Map.of("description", description);
        });
    }

    @Test
    void shouldChangeAndRemoveTheVersionThatIsThere() {
        Row inserted = rows.insert(Tables.USERS, ADA);
        Row changed = describe(inserted, "first").orElseThrow();

        assertThatThrownBy(() -> describe(inserted, "second")).isInstanceOf(Refused.class);
        assertThat(rows.find(Tables.USERS, inserted.id())).contains(changed);
        assertThat(rows.delete(Tables.USERS, inserted.id(), only(changed.version())))
                .containsExactly(new Rows.Removed(Tables.USERS, changed));
    }

    @Test
    void shouldRemoveNothingWhenTheRowIsRefused() {
        Row user = rows.insert(Tables.USERS, ADA);
        Row home = rows.insert(
                Tables.ADDRESSES,
                Map.of("user_id", user.id(), "line", "1", "city", "London", "postal_code", "1", "country", "GB"));
        Row warehouse = rows.insert(Tables.WAREHOUSES, Map.of("name", "North"));

        assertThatThrownBy(() -> rows.delete(Tables.USERS, user.id(), only(user.version() + 1)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> rows.delete(Tables.WAREHOUSES, warehouse.id(), only(0)))
                .isInstanceOf(Refused.class);
        assertThat(rows.find(Tables.USERS, user.id())).contains(user);
        assertThat(rows.find(Tables.ADDRESSES, home.id())).contains(home);
        assertThat(rows.find(Tables.WAREHOUSES, warehouse.id())).contains(warehouse);
    }

    @Test
    void shouldShowADeletionWhatTheChangeBeforeItHasLeft() throws InterruptedException {
        Row inserted = rows.insert(Tables.USERS, ADA);
        CountDownLatch locked = new CountDownLatch(1);
        Thread change = Thread.ofVirtual()
                .start(() -> rows.change(Tables.USERS, inserted.id(), row -> {
                    locked.countDown();
                    awaitSecond();
                    return Map.of("description", "first");
                }));
        locked.await();

        assertThatThrownBy(() -> rows.delete(Tables.USERS, inserted.id(), only(inserted.version())))
                .isInstanceOf(Refused.class);
        change.join();
        assertThat(rows.find(Tables.USERS, inserted.id())
                        .orElseThrow()
                        .json()
                        .get("description")
                        .stringValue())
                .isEqualTo("first");
    }

    /** Until it waits for the lock. */
    private static void awaitSecond() {
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE.superuser());
        Awaitility.await()
                .until(() -> jdbc.queryForObject("SELECT count(*) FROM pg_locks WHERE NOT granted", Integer.class) > 0);
    }
}
