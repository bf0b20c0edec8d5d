package io.stockstream.simulation.outside;

import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.order.KnownRow;
import io.stockstream.order.LookupKind;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.LogRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/**
 * PostgreSQL and Debezium: rows are created, changed and deleted. Each change is emitted some time later and in order;
 * a restarted connector repeats the newest ones, and a snapshot emits every existing row. In some histories the
 * connector stops, and continues long after the last order was placed.
 */
public final class Tables implements Actor {

    /** Ids from 1 of users, addresses, products and schedules. */
    static final int IDS = 4;

    private static final int MOST_REPEATED = 12;

    private final World world;
    private final CdcRecords records;
    private final List<CatalogueTable> changing;
    private final Map<CatalogueTable, Map<String, Row>> rows = new LinkedHashMap<>();
    private final Map<CatalogueTable, Map<String, List<Version>>> versions = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int told;
    private int actsUntilAway = Integer.MAX_VALUE;
    private boolean away;
    private long newest;

    private record Change(CatalogueTable table, String id, LogRecord written) {}

    /**
     * A version of a row, or its deletion.
     *
     * @param row as it was, or as it was before its deletion
     */
    public record Version(Row row, boolean deleted) {

        private boolean isNotBefore(KnownRow known) {
            return row.version() > known.getVersion()
                    || (row.version() == known.getVersion() && (deleted || !known.getDeleted()));
        }
    }

    /** Every table has rows from the start. */
    public Tables(World world, List<CatalogueTable> changing, Random random) {
        this.world = world;
        this.changing = changing;
        this.records = new CdcRecords(world.codec().serdes());
        for (CatalogueTable table : changing) {
            rows.put(table, new LinkedHashMap<>());
            for (int id = 1; id <= IDS; id++) {
                create(table, Integer.toString(id), random);
            }
        }
        var unused = settle();
        if (Goods.chance(30, random)) {
            actsUntilAway = 5 + random.nextInt(20);
        }
    }

    @Override
    public void act(Random random) {
        actsUntilAway--;
        away |= actsUntilAway <= 0;
        int dice = random.nextInt(100);
        if (dice < 35) {
            change(random);
        } else if (away) {
            return;
        } else if (dice < 85) {
            tellNext();
        } else if (dice < 95) {
            // The connector crashed, and continues from its last committed position.
            told -= Math.min(told, random.nextInt(MOST_REPEATED));
        } else {
            snapshot(Goods.any(changing, random));
        }
    }

    @Override
    public boolean settle() {
        if (away) {
            return false;
        }
        boolean some = told < changes.size();
        while (told < changes.size()) {
            tellNext();
        }
        return some;
    }

    /** Restarts the connector, if it had stopped. */
    void comeBack() {
        away = false;
        actsUntilAway = Integer.MAX_VALUE;
    }

    /** Whether the connector has stopped. */
    boolean isAway() {
        return away;
    }

    /** The row as it is now. */
    public Optional<Row> row(CatalogueTable table, String id) {
        return Optional.ofNullable(rows.getOrDefault(table, Map.of()).get(id));
    }

    /** All versions of the row and its deletions, from a known one on. */
    public List<Version> since(CatalogueTable table, String id, KnownRow known) {
        return versions.getOrDefault(table, Map.of()).getOrDefault(id, List.of()).stream()
                .filter(version -> version.isNotBefore(known))
                .toList();
    }

    /** What a client knows of a row after a confirmed write; empty when it never existed. */
    Optional<KnownRow> known(LookupKind kind, CatalogueTable table, String id) {
        List<Version> all = versions.getOrDefault(table, Map.of()).getOrDefault(id, List.of());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Version last = all.getLast();
        String key = kind == LookupKind.SKU ? "sku-" + id : id;
        return Optional.of(new KnownRow(kind, key, last.row().version(), last.deleted()));
    }

    /** The tables that have rows. */
    public List<CatalogueTable> tables() {
        return changing;
    }

    /** Every id that a table may have. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int id = 1; id <= IDS; id++) {
            ids.add(Integer.toString(id));
        }
        return ids;
    }

    private void change(Random random) {
        // Often the same row as before: changes of one row can be delivered out of order or twice.
        boolean same = !changes.isEmpty() && Goods.chance(50, random);
        CatalogueTable table = same ? changes.getLast().table() : Goods.any(changing, random);
        String id = same ? changes.getLast().id() : Integer.toString(1 + random.nextInt(IDS));
        Row row = rows.get(table).get(id);
        if (row == null) {
            create(table, id, random);
        } else if (Goods.chance(35, random)) {
            rows.get(table).remove(id);
            note(row, true);
            changes.add(new Change(
                    table,
                    id,
                    records.deleted(row, changes.size(), world.clock().instant())));
        } else {
            newest++;
            Row next = row.changed(newest, world.clock().instant(), random);
            rows.get(table).put(id, next);
            note(next, false);
            changes.add(new Change(
                    table,
                    id,
                    records.updated(
                            next, row.version(), changes.size(), world.clock().instant())));
        }
    }

    private void create(CatalogueTable table, String id, Random random) {
        newest++;
        Row row = Row.created(table, id, newest, world.clock().instant(), random);
        rows.get(table).put(id, row);
        note(row, false);
        changes.add(new Change(
                table, id, records.created(row, changes.size(), world.clock().instant())));
    }

    private void note(Row row, boolean deleted) {
        versions.computeIfAbsent(row.table(), unused -> new LinkedHashMap<>())
                .computeIfAbsent(row.id(), unused -> new ArrayList<>())
                .add(new Version(row, deleted));
    }

    private void tellNext() {
        if (told < changes.size()) {
            Change next = changes.get(told);
            told++;
            append(next.table(), next.written());
        }
    }

    /** It reads the current rows, although some of their changes are emitted only later. */
    private void snapshot(CatalogueTable table) {
        rows.get(table)
                .values()
                .forEach(row -> append(table, records.read(row, world.clock().instant())));
    }

    private void append(CatalogueTable table, LogRecord written) {
        TopicPartition unused = world.log().append(table.cdcTopic(), written);
    }
}
