package io.stockstream.simulation.outside;

import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.topology.OrderTopology;
import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.World;
import io.stockstream.stock.topology.StockTopology;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/** Triggers checks of stuck orders and the closing of days. It may trigger the same one twice. */
public final class Timer implements Actor {

    /** The default setting. */
    private static final Duration FAIL_AFTER = Duration.ofMinutes(10);

    private final World world;

    /** By default, or at once. */
    private final Duration driveOnAfter;

    /** By default, or at once. */
    private final Duration lookupFailAfter;

    private OrderCheckDue newest;

    public Timer(World world, Random random) {
        this.world = world;
        this.driveOnAfter = random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(30);
        this.lookupFailAfter = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(2);
    }

    @Override
    public void act(Random random) {
        if (Goods.chance(25, random) && newest != null) {
            world.writeToAll(Topics.ORDER_CHECKS, newest);
        } else if (Goods.chance(25, random)) {
            // It has measured the topologies' progress, and is delayed before it writes the check.
            newest = newCheck();
        } else if (Goods.chance(60, random)) {
            check();
        } else {
            close(random);
        }
    }

    /** Triggers a check of stuck orders. */
    public void check() {
        newest = newCheck();
        world.writeToAll(Topics.ORDER_CHECKS, newest);
    }

    /** A check that states the true progress of stock and catalogue in the log at this moment. */
    private OrderCheckDue newCheck() {
        Instant due = world.clock().instant();
        boolean checked = isThrough(OrderTopology.NAME, Topics.ORDER_CHECKS);
        return new OrderCheckDue(
                due,
                due.minus(driveOnAfter),
                due.minus(FAIL_AFTER),
                due.minus(lookupFailAfter),
                checked
                        && isThrough(StockTopology.NAME, Topics.RESERVATIONS)
                        && isThrough(OrderTopology.NAME, Topics.RESERVATION_OUTCOMES),
                checked
                        && isThrough(LookupsTopology.NAME, Topics.LOOKUPS)
                        && isThrough(OrderTopology.NAME, Topics.LOOKUP_ANSWERS),
                null);
    }

    private boolean isThrough(String topology, Topic<?, ?> topic) {
        return world.cluster().tasks(topology).stream().allMatch(task -> task.isThrough(topic.name()));
    }

    private void close(Random random) {
        Instant now = world.clock().instant();
        String ended = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString();
        ReportKind kind = random.nextBoolean() ? ReportKind.ORDERS : ReportKind.STOCK;
        var unused = world.write(Topics.REPORT_CLOSINGS, ended, new DayClosed(ended, kind, "UTC", now));
    }
}
