package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

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
import io.stockstream.stock.WarehouseStock;
import io.stockstream.streams.stock.StockTopology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Conservation, nothing negative, one decision per fact and per command, nothing left held, and a ledger that agrees
 * with the decisions.
 */
final class StockCheck implements Check {

    private final World world;
    private final Codec codec;
    private final Map<String, StockLevel> levels = new HashMap<>();
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
        StockLevel before = levels.put(level.getSku(), level);
        long version = before == null ? 0 : before.getVersion();
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
        boolean negative = level.getOnHand() < 0
                || level.getReserved() < 0
                || level.getInTransit() < 0
                || level.getLost() < 0
                || level.getSurplus() < 0
                || level.getReceived() < 0
                || level.getSold() < 0;
        unless(!negative, "Stock is negative: %s", level);
        long onHand = 0;
        long reserved = 0;
        for (WarehouseStock stock : level.getWarehouses()) {
            unless(
                    stock.getReserved() >= 0 && stock.getOnHand() >= stock.getReserved(),
                    "More is held than there is: %s",
                    level);
            onHand += stock.getOnHand();
            reserved += stock.getReserved();
        }
        unless(
                onHand == level.getOnHand() && reserved == level.getReserved(),
                "The warehouses do not add up to the level: %s",
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
                unless(kept.equals(levels.get(kept.getSku())), "The ledger differs from what was published: %s", kept);
            });
        }
        for (StockLevel level : levels.values()) {
            unless(level.getReserved() == 0, "Units are held for nobody: %s", level);
            unless(
                    level.getSold() == sold.getOrDefault(level.getSku(), 0L),
                    "%s units are committed: %s",
                    sold.getOrDefault(level.getSku(), 0L),
                    level);
            totals.compare(level);
        }
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
