package io.stockstream.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Changes schedules of a running system as an operator may: by SQL. The system takes the change over while it runs. */
public final class Schedules {

    private Schedules() {}

    /** Makes the schedule due every given number of seconds from now on. */
    public static void every(LocalSystem system, String name, int seconds) {
        String sql = "UPDATE stockstream.schedules SET cron = NULL, every_seconds = ? WHERE name = ?";
        try (Connection connection = DriverManager.getConnection(
                        system.site().jdbcUrl("stockstream"),
                        "stockstream_api",
                        system.site().secrets().api());
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, seconds);
            update.setString(2, name);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("There is no schedule " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The schedule %s was not changed".formatted(name), e);
        }
    }
}
