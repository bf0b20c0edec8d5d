package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables, written as any program with the role of the applications would. */
final class CatalogueTables {

    private final LocalSystem system;

    CatalogueTables(LocalSystem system) {
        this.system = system;
    }

    void insertUsers(int count) throws SQLException {
        generate(
                "INSERT INTO stockstream.users (username, email, description)"
                        + " SELECT 'bench-' || i, 'bench-' || i || '@example.com', repeat('d', 100) FROM generate_series(1, ?) i",
                count);
    }

    void insertProducts(int count) throws SQLException {
        generate(
                "INSERT INTO stockstream.products (sku, name, description, price, currency)"
                        + " SELECT 'bench-' || i, 'product ' || i, repeat('d', 100), i % 1000, 'EUR' FROM generate_series(1, ?) i",
                count);
    }

    /** The sku of a generated product, from 1. */
    static String sku(int number) {
        return "bench-" + number;
    }

    /**
     * Timers write from time to time; where a log has to come to rest, none must. To be called before Debezium reads
     * the rows.
     */
    void pauseSchedules() throws SQLException {
        try (Connection connection = connection();
                Statement update = connection.createStatement()) {
            update.executeUpdate("UPDATE stockstream.schedules SET enabled = false");
        }
    }

    /** The number that a query answers. */
    long count(String query) throws SQLException {
        try (Connection connection = connection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Returns right after the commit. */
    void changePrice(Connection connection, long id, BigDecimal price) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE stockstream.products SET price = ? WHERE id = ?")) {
            update.setBigDecimal(1, price);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(
                system.site().jdbcUrl("stockstream"),
                "stockstream_api",
                system.site().secrets().api());
    }

    private void generate(String sql, int count) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, count);
            insert.executeUpdate();
        }
    }
}
