package io.stockstream.catalogue.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.catalogue.store.CatalogueRowsReader;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.platform.store.OwnedElsewhereException;
import io.stockstream.platform.store.StoreMovingException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a snapshot, removes the rows that were deleted while PostgreSQL's log was not being read. Not thread-safe
 * except for its report.
 *
 * <p>Why this never removes a live row: it considers only rows that the snapshot has not renewed; the table itself, in
 * the very database that the connector reads, confirms that they are gone; and the deletion carries the version from
 * the store, so the topology accepts it only while it holds nothing newer. If the row is created again meanwhile, its
 * new version is higher and wins, in either order.
 */
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final CatalogueRowsReader store;
    private final Supplier<OptionalLong> snapshotLsn;
    private final Tombstones tombstones;
    private final Sweep sweep;
    private final InstantSource clock;
    private final SweepSchedule schedule = new SweepSchedule();
    private final Map<CatalogueTable, Counter> counters = new EnumMap<>(CatalogueTable.class);
    private final Map<String, Integer> removed = new TreeMap<>();
    private boolean away;
    private long rows;
    private volatile SweepReport report = new SweepReport("no snapshot seen", 0);

    Sweeper(
            CatalogueRowsReader store,
            Supplier<OptionalLong> snapshotLsn,
            TableRows tables,
            Tombstones tombstones,
            InstantSource clock,
            MeterRegistry registry) {
        this.store = store;
        this.snapshotLsn = snapshotLsn;
        this.tombstones = tombstones;
        this.sweep = new Sweep(store, tables, tombstones, this::removed);
        this.clock = clock;
        for (CatalogueTable table : CatalogueTable.values()) {
            counters.put(
                    table,
                    Counter.builder("stockstream.cdc.swept.rows")
                            .description("Rows removed because a snapshot found them deleted")
                            .tag("table", table.tableName())
                            .register(registry));
        }
    }

    /**
     * Makes one that writes to Kafka.
     *
     * @param snapshotLsn position at which the last snapshot was taken; empty while none is known
     * @param database the database that the snapshot read
     * @param slot the replication slot of the connector
     */
    public static Sweeper connect(
            CatalogueRowsReader store,
            Supplier<OptionalLong> snapshotLsn,
            DataSource database,
            String slot,
            String bootstrapServers,
            InstantSource clock,
            MeterRegistry registry) {
        return new Sweeper(
                store,
                snapshotLsn,
                new JdbcTableRows(database, slot),
                KafkaTombstones.connect(bootstrapServers),
                clock,
                registry);
    }

    /** Its activity. */
    public SweepReport report() {
        return report;
    }

    /** Sweeps when it is time. */
    public void look() {
        OptionalLong snapshot = snapshotLsn.get();
        if (snapshot.isEmpty()) {
            return;
        }
        Set<Integer> owned = Set.copyOf(store.ownedPartitions());
        if (!schedule.isDue(snapshot.getAsLong(), owned, clock.instant())) {
            return;
        }
        removed.clear();
        try {
            long unread = sweep.run(snapshot.getAsLong(), owned);
            schedule.done(owned, unread, clock.instant());
            report = new SweepReport(outcome(unread), rows);
            away = false;
        } catch (StoreMovingException | OwnedElsewhereException | IllegalStateException e) {
            // The last is what Kafka Streams throws while it stops.
            LOG.debug("The catalogue moves; the sweep begins anew", e);
            failed("the catalogue moves");
        } catch (SQLException | KafkaException e) {
            if (!away) {
                LOG.warn("The catalogue cannot be compared with the tables; trying again: {}", reason(e));
                away = true;
            }
            failed(reason(e));
        }
        if (!removed.isEmpty()) {
            LOG.info(
                    "Removed rows from the catalogue that the snapshot at {} no longer found: {}; {}",
                    snapshot.getAsLong(),
                    removed,
                    report.state());
        }
    }

    private static String reason(Exception e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().toString();
    }

    private String outcome(long unread) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return unread > 0
                ? "all rows compared; %d live rows are not renewed by the snapshot, or not yet (%s)"
                        .formatted(unread, now)
                : "all rows compared (%s)".formatted(now);
    }

    private void failed(String why) {
        schedule.failed(clock.instant());
        report = new SweepReport("to be tried again: " + why, rows);
    }

    private void removed(CatalogueTable table, int count) {
        removed.merge(table.tableName(), count, Integer::sum);
        counters.get(table).increment(count);
        rows += count;
    }

    @Override
    public void close() {
        tombstones.close();
    }
}
