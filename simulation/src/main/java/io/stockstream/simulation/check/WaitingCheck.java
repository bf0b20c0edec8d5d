package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.SimulatedTask;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import io.stockstream.stock.topology.StockTopology;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reservations of a sku wait in order of arrival: no later one is served before, each wait ends once, and all waits end
 * without a check of stuck orders, because the orders they wait for end.
 */
final class WaitingCheck implements Check {

    private static final Set<ReservationCommand> ASKING = Set.of(ReservationCommand.RESERVE, ReservationCommand.SELL);
    private static final Set<ReservationState> SERVED = Set.of(ReservationState.HELD, ReservationState.COMMITTED);
    private static final Set<ReservationState> OPEN = Set.of(ReservationState.HELD, ReservationState.WAITING);

    private final World world;
    private final Codec codec;

    /** The waiting orders by command, first come first, by sku. */
    private final Map<String, Map<FactPosition, String>> waiting = new TreeMap<>();

    private final NavigableMap<String, StockLevel> levels = new TreeMap<>();

    WaitingCheck(World world) {
        this.world = world;
        this.codec = world.codec();
    }

    @Override
    public void committed(Emitted emitted) {
        if (emitted.partition().topic().equals(Topics.STOCK_LEVELS.name())) {
            StockLevel level = codec.read(Topics.STOCK_LEVELS, emitted.written());
            levels.put(StockLevelKey.of(level), level);
        } else if (emitted.partition().topic().equals(Topics.RESERVATION_DECISIONS.name())) {
            ReservationDecided decided = codec.read(Topics.RESERVATION_DECISIONS, emitted.written());
            Map<FactPosition, String> list = waiting.computeIfAbsent(decided.getSku(), unused -> new LinkedHashMap<>());
            if (decided.getFollowed()) {
                ended(decided, list);
            } else if (decided.getCommand() == ReservationCommand.RELEASE) {
                left(decided, list);
            } else if (ASKING.contains(decided.getCommand()) && !decided.getRepeated()) {
                asked(decided, list);
            }
        }
    }

    private static void asked(ReservationDecided decided, Map<FactPosition, String> list) {
        unless(!SERVED.contains(decided.getState()) || list.isEmpty(), "%s waited before: %s", list.values(), decided);
        if (decided.getState() == ReservationState.WAITING) {
            list.put(decided.getCommandPosition(), decided.getOrderId());
        }
    }

    private static void left(ReservationDecided decided, Map<FactPosition, String> list) {
        if (decided.getState() == ReservationState.RELEASED && !decided.getRepeated()) {
            list.values().remove(decided.getOrderId());
        }
    }

    private static void ended(ReservationDecided decided, Map<FactPosition, String> list) {
        Iterator<FactPosition> places = list.keySet().iterator();
        unless(
                places.hasNext() && places.next().equals(decided.getCommandPosition()),
                "It was not its turn; %s waited: %s",
                list.values(),
                decided);
        places.remove();
    }

    /** The first does not wait for units that are there, unless a record of stock to itself is pending. */
    @Override
    public void afterCommit(SimulatedTask task) {
        if (task.topology().equals(StockTopology.NAME) && task.isThrough(Topics.RESERVATIONS.name())) {
            waiting.forEach((sku, list) -> {
                if (!list.isEmpty() && world.log().partitionOf(sku) == task.partition()) {
                    ReservationRequested first =
                            command(list.keySet().iterator().next());
                    Units units = new Units(sku, levels);
                    List<Units.Wanted> wanted = first.getParts().stream()
                            .map(part -> new Units.Wanted(part.getQuantity(), part.getWarehouseId()))
                            .toList();
                    unless(!units.meet(wanted), "%s are there, and this waits: %s", units, first);
                }
            });
        }
    }

    private ReservationRequested command(FactPosition at) {
        return codec.read(
                Topics.RESERVATIONS,
                world.log().of(Topics.RESERVATIONS.name(), at.getPartition()).get(Math.toIntExact(at.getOffset())));
    }

    @Override
    public void drained() {
        for (SimulatedTask task : world.cluster().tasks(StockTopology.NAME)) {
            task.held("stock-reservations").values().forEach(bytes -> {
                Reservation reservation = codec.state(Reservation.class, bytes);
                unless(!OPEN.contains(reservation.getState()), "No record brings this on: %s", reservation);
            });
        }
    }

    @Override
    public void atRest() {
        waiting.forEach((sku, list) -> unless(list.isEmpty(), "%s still wait for %s", list.values(), sku));
        for (SimulatedTask task : world.cluster().tasks(StockTopology.NAME)) {
            int places = task.held("stock-waiting").size();
            unless(places == 0, "%d places of waiting lists are left in %s", places, task);
            task.held("stock-ledger").values().forEach(bytes -> {
                StockLevel level = codec.state(StockLevel.class, bytes);
                unless(level.getWaiting() == null, "Its waiting list is not empty: %s", level);
            });
        }
    }
}
