package io.stockstream.local.it;

import io.stockstream.local.LocalSystem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL of a running system, as psql sees it. */
final class Database {

    private final LocalSystem system;

    Database(LocalSystem system) {
        this.system = system;
    }

    /** As the applications log in. */
    void run(String... statements) {
        run("stockstream_api", system.site().secrets().api(), statements);
    }

    /** As the owner of the tables. */
    void migrate(String... statements) {
        run("stockstream_migrator", system.site().secrets().migrator(), statements);
    }

    /** As the superuser. */
    void administer(String... statements) {
        run("postgres", system.site().secrets().superuser(), statements);
    }

    /** The first column of every row. */
    List<String> ask(String query) {
        List<String> values = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    Connection connection() throws SQLException {
        return connection("stockstream_api", system.site().secrets().api());
    }

    private Connection connection(String user, String password) throws SQLException {
        return DriverManager.getConnection(system.site().jdbcUrl("stockstream"), user, password);
    }

    private void run(String user, String password, String... statements) {
        for (String sql : statements) {
            try (Connection connection = connection(user, password);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
