package io.stockstream.simulation;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.horizon.Horizon;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStep;
import io.stockstream.order.topology.OrderTopology;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.view.SortedKey;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.kafka.SimulatedTask;
import io.stockstream.simulation.outside.Outside;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.task.topology.TaskTopology;
import io.stockstream.task.view.TaskViewsTopology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * The passing of time. During a history the horizon of movements moves close behind the present. When everything has
 * come to rest, years pass: what is over is forgotten everywhere, and what is repeated then is refused.
 */
final class Aging {

    private static final Duration YEARS = Duration.ofDays(800);
    private static final Duration KEPT = Duration.ofDays(400);

    private final World world;
    private final Outside outside;

    Aging(World world, Outside outside) {
        this.world = world;
        this.outside = outside;
    }

    /** Moves the horizon of movements to some minutes or seconds ago; it may be an older one. */
    void moveHorizon(Random random) {
        Instant now = world.clock().instant();
        world.writeToAll(
                Topics.STOCK_HORIZONS, new Horizon(now, now.minusSeconds(5L + random.nextInt(240)), null, null));
    }

    /**
     * Has years pass.
     *
     * @param drain has every record be processed
     */
    void passYears(Runnable drain) {
        world.clock().advance(YEARS);
        Instant now = world.clock().instant();
        Horizon horizon = new Horizon(now, now.minus(KEPT), null, null);
        List.of(Topics.STOCK_HORIZONS, Topics.ORDER_HORIZONS, Topics.TASK_HORIZONS)
                .forEach(topic -> world.writeToAll(topic, horizon));
        drain.run();
        everythingIsForgotten();

        List<Integer> levels = ends(Topics.STOCK_LEVELS);
        List<Integer> facts = ends(Topics.STOCK_DECISIONS);
        List<Integer> requests = ends(Topics.ORDER_DECISIONS);
        outside.repeatEverything(World.BEGIN);
        drain.run();
        unless(ends(Topics.STOCK_LEVELS).equals(levels), "Facts that are repeated after years change stock");
        for (StockDecided decided : since(facts, Topics.STOCK_DECISIONS)) {
            unless(decided.getReason() == RejectionReason.TOO_OLD, "A repeated fact is not refused: %s", decided);
        }
        for (OrderDecided decided : since(requests, Topics.ORDER_DECISIONS)) {
            unless(decided.getStep() == OrderStep.REFUSED, "A repeated request is not refused: %s", decided);
        }
        isEmpty(OrderTopology.NAME, "orders-book");
        isEmpty(TaskTopology.NAME, "tasks");
    }

    private void everythingIsForgotten() {
        isEmpty(OrderTopology.NAME, "orders-book");
        isEmpty(StockTopology.NAME, "stock-reservations");
        isEmpty(TaskTopology.NAME, "tasks");
        for (String store : List.of("orders", "order-decisions")) {
            isEmpty(OrderViewsTopology.NAME, store);
        }
        isEmpty(TaskViewsTopology.NAME, "listed-tasks");
        long marks = 0;
        for (SimulatedTask task : world.cluster().tasks(StockTopology.NAME)) {
            Map<String, Long> inTransit = new HashMap<>();
            for (byte[] mark : task.held("movement-marks").values()) {
                Movement movement = world.codec().state(Movement.class, mark);
                unless(movement.getStatus() == MovementStatus.IN_TRANSIT, "It is remembered for years: %s", movement);
                inTransit.merge(movement.getSku(), movement.getSender().getQuantity(), Long::sum);
                marks++;
            }
            for (byte[] bytes : task.held("stock-ledger").values()) {
                StockLevel level = world.codec().state(StockLevel.class, bytes);
                if (level.getWarehouseId() != null) {
                    continue; // What is on the way is in no warehouse.
                }
                long known = inTransit.getOrDefault(level.getSku(), 0L);
                unless(known == level.getInTransit(), "%d units are known to be in transit: %s", known, level);
            }
        }
        long shown = world.cluster().tasks(StockViewsTopology.NAME).stream()
                .flatMap(task -> task.held("movements").keySet().stream())
                .filter(key -> !SortedKey.isDerived(key))
                .count();
        unless(shown == marks, "%d movements are shown, %d remembered", shown, marks);
    }

    private void isEmpty(String topology, String store) {
        for (SimulatedTask task : world.cluster().tasks(topology)) {
            int left = task.held(store).size();
            unless(left == 0, "%d entries of %s are left in %s after years", left, store, task);
        }
    }

    /** How many records each partition has. */
    private List<Integer> ends(Topic<?, ?> topic) {
        return IntStream.range(0, World.PARTITIONS)
                .mapToObj(partition -> world.log().of(topic.name(), partition).size())
                .toList();
    }

    /** What was written after these ends. */
    private <V extends SpecificRecord> List<V> since(List<Integer> ends, Topic<String, V> topic) {
        return IntStream.range(0, World.PARTITIONS)
                .boxed()
                .flatMap(partition ->
                        world.log().of(topic.name(), partition).stream().skip(ends.get(partition)))
                .map(written -> world.codec().read(topic, written))
                .toList();
    }
}
