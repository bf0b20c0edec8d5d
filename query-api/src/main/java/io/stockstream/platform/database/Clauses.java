package io.stockstream.platform.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The conditions on a part of a list, which is sorted by a time, newest first, and then by columns that name an item.
 * Only constants become part of the statement.
 */
final class Clauses {

    private final String time;
    private final List<String> names;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Clauses(String time, String... names) {
        this.time = time;
        this.names = List.of(names);
    }

    private Clauses(Clauses other) {
        this.time = other.time;
        this.names = other.names;
        this.conditions.addAll(other.conditions);
        this.values.putAll(other.values);
    }

    /**
     * Adds a condition.
     *
     * @param condition names the value as a parameter
     */
    Clauses and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    /** The same with one more condition, on values that the caller gives. */
    Clauses with(String condition) {
        Clauses more = new Clauses(this);
        more.conditions.add(condition);
        return more;
    }

    /**
     * Leaves out everything up to an item.
     *
     * @param at its time, in the unit of the column
     * @param ids its names
     */
    void behind(long at, String... ids) {
        String parameters =
                IntStream.range(0, ids.length).mapToObj(i -> ":id" + i).collect(Collectors.joining(", "));
        conditions.add("%1$s <= :at AND (%1$s < :at OR (%2$s) > (%3$s))"
                .formatted(time, String.join(", ", names), parameters));
        values.put("at", at);
        for (int i = 0; i < ids.length; i++) {
            values.put("id" + i, ids[i]);
        }
    }

    /** Selects the records, with what they are sorted by. */
    String select(String table, int limit) {
        String same = names.stream()
                .map(name -> "newer.%1$s = kept.%1$s".formatted(name))
                .collect(Collectors.joining(" AND "));
        return """
                SELECT %1$s, %2$s, record FROM history.%3$s AS kept WHERE %4$s
                AND NOT EXISTS (SELECT FROM history.%3$s AS newer WHERE %5$s AND newer.log_offset > kept.log_offset)
                ORDER BY %1$s DESC, %2$s LIMIT %6$d""".formatted(time, String.join(", ", names), table, String.join(" AND ", conditions), same, limit);
    }

    /**
     * The same, as far as records are read before there are so many characters; with {@code found}, the number of those
     * that there would be.
     */
    String bounded(String table, int limit, int characters) {
        String order = time + " DESC, " + String.join(", ", names);
        return """
                SELECT record, found FROM (
                    SELECT *, count(*) OVER () AS found,
                           sum(length(record)) OVER (ORDER BY %1$s ROWS UNBOUNDED PRECEDING) - length(record) AS before
                    FROM (%2$s) AS page) AS sized
                WHERE before < %3$d ORDER BY %1$s""".formatted(order, select(table, limit), characters);
    }

    Map<String, Object> values() {
        return values;
    }
}
