package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.platform.view.SortedKey;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.SimulatedTask;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.topology.StockTopology;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * Conservation, nothing negative, one decision per fact and per command, nothing left held, and a ledger that agrees
 * with the decisions.
 */
final class StockCheck implements Check {

    private final World world;
    private final Codec codec;
    private final NavigableMap<String, StockLevel> levels = new TreeMap<>();
    private final Set<FactPosition> facts = new HashSet<>();
    private final Set<FactPosition> commands = new HashSet<>();
    private final MovementTotals totals = new MovementTotals();

    StockCheck(World world) {
        this.world = world;
        this.codec = world.codec();
    }

    @Override
    public void committed(Emitted emitted) {
        String topic = emitted.partition().topic();
        if (topic.equals(Topics.STOCK_LEVELS.name())) {
            level(codec.read(Topics.STOCK_LEVELS, emitted.written()));
        } else if (topic.equals(Topics.STOCK_DECISIONS.name())) {
            StockDecided decided = codec.read(Topics.STOCK_DECISIONS, emitted.written());
            unless(facts.add(decided.getFact()), "A fact was decided on twice: %s", decided);
            if (decided.getOutcome() == Outcome.ACCEPTED) {
                totals.accepted(decided);
            }
        } else if (topic.equals(Topics.RESERVATION_DECISIONS.name())) {
            ReservationDecided decided = codec.read(Topics.RESERVATION_DECISIONS, emitted.written());
            // The end of a wait answers a command a second time; WaitingCheck covers that.
            unless(
                    decided.getFollowed() || commands.add(decided.getCommandPosition()),
                    "A command was decided on twice: %s",
                    decided);
        }
    }

    private void level(StockLevel level) {
        StockLevel before = levels.put(StockLevelKey.of(level), level);
        unless(level.getOnHand() >= 0 && level.getReserved() >= 0, "Stock is negative: %s", level);
        unless(level.getOnHand() >= level.getReserved(), "More is held than there is: %s", level);
        if (level.getWarehouseId() == null) {
            all(level, before == null ? 0 : before.getVersion());
        } else {
            StockLevel all = levels.get(level.getSku());
            long version = all == null ? 0 : all.getVersion();
            unless(
                    level.getVersion() == version + 1,
                    "Version %d of a warehouse follows %d: %s",
                    level.getVersion(),
                    version,
                    level);
        }
    }

    /** What closes a change. */
    private void all(StockLevel level, long version) {
        unless(
                level.getVersion() == version + 1,
                "Version %d of a level follows %d: %s",
                level.getVersion(),
                version,
                level);
        unless(
                level.getReceived()
                        == level.getOnHand()
                                + level.getInTransit()
                                + level.getLost()
                                - level.getSurplus()
                                + level.getSold(),
                "Stock is not conserved: %s",
                level);
        boolean negative = level.getInTransit() < 0
                || level.getLost() < 0
                || level.getSurplus() < 0
                || level.getReceived() < 0
                || level.getSold() < 0;
        unless(!negative, "Stock is negative: %s", level);
        long onHand = 0;
        long reserved = 0;
        long most = 0;
        Collection<StockLevel> warehouses = Units.warehouses(level.getSku(), levels);
        for (StockLevel each : warehouses) {
            onHand += each.getOnHand();
            reserved += each.getReserved();
            most = Math.max(most, each.getOnHand() - each.getReserved());
        }
        unless(
                onHand == level.getOnHand()
                        && reserved == level.getReserved()
                        && warehouses.size() == level.getWarehouseCount()
                        && most <= level.getMostAvailable(),
                "The warehouses do not add up to the level: %s and %s",
                warehouses,
                level);
    }

    @Override
    public void atRest() {
        for (int partition = 0; partition < World.PARTITIONS; partition++) {
            decided(facts, Topics.MOVEMENTS.name(), partition);
            decided(commands, Topics.RESERVATIONS.name(), partition);
        }
        Map<String, Long> sold = new HashMap<>();
        for (SimulatedTask task : world.cluster().tasks(StockTopology.NAME)) {
            task.held("stock-reservations").values().forEach(bytes -> {
                Reservation reservation = codec.state(Reservation.class, bytes);
                boolean open = reservation.getState() != ReservationState.COMMITTED
                        && reservation.getState() != ReservationState.RELEASED
                        && reservation.getState() != ReservationState.REFUSED;
                unless(!open, "A reservation is left: %s", reservation);
                if (reservation.getState() == ReservationState.COMMITTED) {
                    sold.merge(reservation.getSku(), units(reservation), Long::sum);
                }
            });
            task.held("stock-ledger").forEach((key, bytes) -> {
                StockLevel kept = codec.state(StockLevel.class, bytes);
                unless(
                        kept.equals(levels.get(StockLevelKey.of(kept))),
                        "The ledger differs from what was published: %s",
                        kept);
            });
            index(task);
        }
        for (StockLevel level : levels.values()) {
            unless(level.getReserved() == 0, "Units are held for nobody: %s", level);
            if (level.getWarehouseId() != null) {
                continue;
            }
            unless(
                    level.getSold() == sold.getOrDefault(level.getSku(), 0L),
                    "%s units are committed: %s",
                    sold.getOrDefault(level.getSku(), 0L),
                    level);
            totals.compare(level);
        }
    }

    /**
     * A sku has no entries in the index of the fullest warehouses, or those of every warehouse with available units.
     */
    private void index(SimulatedTask task) {
        Map<String, Set<Bytes>> entries = new HashMap<>();
        task.held("stock-fullest")
                .keySet()
                .forEach(key -> entries.computeIfAbsent(skuOf(key), unused -> new HashSet<>())
                        .add(key));
        entries.forEach((sku, keys) -> {
            Set<Bytes> wanted = new HashSet<>();
            for (StockLevel level : Units.warehouses(sku, levels)) {
                long available = level.getOnHand() - level.getReserved();
                if (available > 0) {
                    wanted.add(new SortedKey()
                            .text(sku)
                            .number(Long.MAX_VALUE - available)
                            .last(level.getWarehouseId())
                            .bytes());
                }
            }
            unless(keys.equals(wanted), "The index of %s differs from its levels: %s, not %s", sku, keys, wanted);
        });
    }

    private static String skuOf(Bytes key) {
        String text = new String(key.get(), StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf(0));
    }

    private void decided(Set<FactPosition> decided, String topic, int partition) {
        for (int offset = 0; offset < world.log().of(topic, partition).size(); offset++) {
            unless(
                    decided.contains(new FactPosition(partition, (long) offset)),
                    "Nothing was decided on %s partition %s offset %s",
                    topic,
                    partition,
                    offset);
        }
    }

    private static long units(Reservation reservation) {
        return reservation.getAllocations().stream()
                .mapToLong(ReservationAllocation::getQuantity)
                .sum();
    }
}
