package io.stockstream.local.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes the catalogue's tables at a steady pace, as many programs with psql would: inserts, updates, deletes, new
 * keys.
 */
final class RowChanges implements Runnable {

    private static final int ROWS_PER_TRANSACTION = 5;

    /** Some 300 rows a second: slow enough that a server dies and comes back in the middle of them. */
    private static final Duration PAUSE = Duration.ofMillis(12);

    private final Database database;
    private final int changes;
    private final Random random;
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean mayEnd;
    private int number;

    RowChanges(Database database, int changes, long seed) {
        this.database = database;
        this.changes = changes;
        this.random = new Random(seed);
    }

    int made() {
        return made.get();
    }

    /** Until then it goes on, also above the number of changes. */
    void mayEnd() {
        mayEnd = true;
    }

    @Override
    public void run() {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            while (made.get() < changes || !mayEnd) {
                for (int i = 0; i < ROWS_PER_TRANSACTION; i++) {
                    made.addAndGet(change(connection, number++));
                }
                connection.commit();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows were changed. */
    private int change(Connection connection, int number) throws SQLException {
        return switch (random.nextInt(10)) {
            case 0, 1 -> insertUser(connection, number);
            case 2 -> insertProduct(connection, number);
            case 3 ->
                run(
                        connection,
                        "INSERT INTO stockstream.warehouses (id, name) VALUES ('w-%d', 'one') ON CONFLICT DO NOTHING"
                                .formatted(random.nextInt(200)));
            case 4 ->
                run(
                        connection,
                        "INSERT INTO stockstream.addresses (user_id, line, city, postal_code, country)"
                                + " SELECT id, 'line', 'city', '1', 'DE' FROM stockstream.users ORDER BY random() LIMIT 1");
            case 5, 6 -> updateSome(connection, "users", "description = 'change %d'".formatted(number));
            case 7 -> updateSome(connection, "products", "price = " + random.nextInt(1_000_000) / 100.0);
            case 8 ->
                random.nextBoolean()
                        ? deleteSome(connection, random.nextBoolean() ? "users" : "warehouses")
                        : deleteSome(connection, "products");
            default -> updateSome(connection, "warehouses", "id = 'w-moved-' || gen_random_uuid()");
        };
    }

    private int insertUser(Connection connection, int number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO stockstream.users (username, email, description) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, "chaos-" + number + "-" + random.nextInt());
            insert.setString(2, "chaos-" + number + "-" + random.nextInt() + "@example.com");
            insert.setString(3, random.nextBoolean() ? null : "x".repeat(random.nextInt(4_000)));
            return insert.executeUpdate();
        }
    }

    private int insertProduct(Connection connection, int number) throws SQLException {
        return run(
                connection,
                "INSERT INTO stockstream.products (sku, name, price, currency) VALUES ('chaos-%d-%d', 'p', %d, 'EUR')"
                        .formatted(number, random.nextInt(), random.nextInt(1_000)));
    }

    private static int updateSome(Connection connection, String table, String change) throws SQLException {
        return run(
                connection,
                "UPDATE stockstream.%s SET %s WHERE id = (SELECT id FROM stockstream.%s ORDER BY random() LIMIT 1)"
                        .formatted(table, change, table));
    }

    private static int deleteSome(Connection connection, String table) throws SQLException {
        return run(
                connection,
                "DELETE FROM stockstream.%s WHERE id = (SELECT id FROM stockstream.%s ORDER BY random() LIMIT 1)"
                        .formatted(table, table));
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
