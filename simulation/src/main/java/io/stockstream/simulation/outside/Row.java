package io.stockstream.simulation.outside;

import io.stockstream.catalogue.topology.CatalogueTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * A row of a table.
 *
 * @param content the part that changes: a price in cents, seconds between two due times, or a number in a name
 * @param enabled of a schedule
 * @param updatedAt {@code null} when it was not changed
 */
public record Row(
        CatalogueTable table,
        String id,
        long version,
        int content,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {

    static Row created(CatalogueTable table, String id, long version, Instant at, Random random) {
        return new Row(table, id, version, content(random), true, micros(at, version), null);
    }

    Row changed(long newVersion, Instant at, Random random) {
        return new Row(
                table, id, newVersion, content(random), Goods.chance(80, random), createdAt, micros(at, newVersion));
    }

    private static int content(Random random) {
        return 10 + random.nextInt(90);
    }

    private static Instant micros(Instant at, long version) {
        return at.plus(version, ChronoUnit.MICROS);
    }
}
