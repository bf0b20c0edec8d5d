package io.stockstream.platform.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.streams.TestDatabase;
import org.junit.jupiter.api.Test;

/** A database from before the limits existed, with hand-written rows. */
class MendedRowsTest {

    private final TestDatabase database = new TestDatabase("4");

    @Test
    void shouldMendTimesAndSequencesAndLeaveTheRest() {
        database.execute("""
                INSERT INTO stockstream.users (username, email, created_at) VALUES ('ada', 'ada@example.com', 'infinity');
                INSERT INTO stockstream.users (id, username, email) VALUES (9223372036854775807, 'max', 'max@example.com');
                INSERT INTO stockstream.products (sku, name, price, currency) VALUES ('', 'n', 1, 'EUR')""");

        database.migrate();
        database.execute("INSERT INTO stockstream.users (username, email) VALUES ('bob', 'bob@example.com')");

        assertThat(database.text("SELECT string_agg(id::text, ' ' ORDER BY id) FROM stockstream.users"))
                .isEqualTo("1 2 9223372036854775807");
        assertThat(database.text("SELECT created_at < now() + interval '1 minute' FROM stockstream.users WHERE id = 1"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM stockstream.products WHERE sku = ''"))
                .isEqualTo("1");
        assertThatThrownBy(() -> database.execute("UPDATE stockstream.products SET name = 'x'"))
                .hasMessageContaining("products_sku_plain");
        database.execute(
                "UPDATE stockstream.products SET sku = 'SKU-1'; UPDATE stockstream.users SET id = 7 WHERE username = 'max'");
        database.execute("INSERT INTO stockstream.users (username, email) VALUES ('eve', 'eve@example.com')");
        assertThat(database.text("SELECT max(id) FROM stockstream.users")).isEqualTo("8");
    }
}
