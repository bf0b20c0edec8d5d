package io.stockstream.platform.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Writes rows of the history: those of a batch in one transaction, with one statement for each table. */
final class HistoryTables {

    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    private final DataSource database;
    private final InstantSource clock;

    /** Partitions that are there. One that is dropped later is not missed: its rows go to the rest. */
    private final Set<Month> known = ConcurrentHashMap.newKeySet();

    HistoryTables(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Month(HistoryTable table, YearMonth month) {}

    /**
     * Writes rows that are not there yet, or are newer than those that are.
     *
     * @param rows in the order of the log
     */
    void write(Collection<HistoryRow> rows) throws SQLException {
        Map<HistoryTable, List<HistoryRow>> byTable = newest(rows);
        try (Connection connection = database.getConnection()) {
            for (Month month : missing(rows)) {
                add(connection, month);
            }
            connection.setAutoCommit(false);
            try {
                for (Map.Entry<HistoryTable, List<HistoryRow>> each : byTable.entrySet()) {
                    HistoryUpsert.of(each.getKey()).write(connection, each.getValue());
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** A statement cannot write a row twice. */
    private static Map<HistoryTable, List<HistoryRow>> newest(Collection<HistoryRow> rows) {
        Map<HistoryTable, Map<List<Object>, HistoryRow>> newest = new EnumMap<>(HistoryTable.class);
        rows.forEach(row -> newest.computeIfAbsent(row.table(), table -> new LinkedHashMap<>())
                .merge(
                        row.key(),
                        row,
                        (one, other) -> one.place().offset() > other.place().offset() ? one : other));
        Map<HistoryTable, List<HistoryRow>> lists = new EnumMap<>(HistoryTable.class);
        newest.forEach((table, byKey) -> lists.put(table, List.copyOf(byKey.values())));
        return lists;
    }

    /** The months of the rows that lack a partition, and of times that somebody could mean. */
    private Set<Month> missing(Collection<HistoryRow> rows) {
        YearMonth last =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).plusMonths(1);
        Set<Month> missing = new HashSet<>();
        rows.forEach(row -> row.table()
                .month(row.time())
                .filter(month -> !month.isBefore(FIRST) && !month.isAfter(last))
                .map(month -> new Month(row.table(), month))
                .filter(month -> !known.contains(month))
                .ifPresent(missing::add));
        return missing;
    }

    /** In a transaction of its own: it locks the table. */
    private void add(Connection connection, Month month) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement("SELECT history.add_month(?, ?::date)")) {
            add.setString(1, month.table().word());
            add.setString(2, month.month().atDay(1).toString());
            add.execute();
        }
        known.add(month);
    }
}
