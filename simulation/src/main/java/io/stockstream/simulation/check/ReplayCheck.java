package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.SimulatedTask;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.task.view.TaskViewsTopology;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * The same inputs in the same order give equal stores, whatever was killed on the way. In addition, a view equals one
 * built only from the newest state of every key.
 */
final class ReplayCheck implements Check {

    private static final Set<String> VIEWS =
            Set.of(StockViewsTopology.NAME, OrderViewsTopology.NAME, TaskViewsTopology.NAME);

    private static final Set<String> STATES = Set.of(
            Topics.STOCK_LEVELS.name(), Topics.STOCK_MOVEMENTS.name(), Topics.ORDERS.name(), Topics.TASKS.name());

    private final World world;
    private final boolean everything;

    /**
     * @param everything whether to replay everything, or only the views' input
     */
    ReplayCheck(World world, boolean everything) {
        this.world = world;
        this.everything = everything;
    }

    @Override
    public void committed(Emitted emitted) {
        // Checked at rest.
    }

    @Override
    public void atRest() {
        for (SimulatedTask task : world.cluster().tasks()) {
            if (VIEWS.contains(task.topology())) {
                compare(task, task.again(this::isNewest), "A view differs from what the newest states yield");
            }
            if (everything) {
                compare(task, task.again((from, offset) -> true), "A replay ends differently");
            }
        }
    }

    private boolean isNewest(TopicPartition from, long offset) {
        if (!STATES.contains(from.topic())) {
            return true;
        }
        byte[] key = world.log().of(from).get((int) offset).key();
        return world.log().of(from).stream().skip(offset + 1).noneMatch(later -> Arrays.equals(key, later.key()));
    }

    private static void compare(SimulatedTask task, SimulatedTask again, String message) {
        try {
            Map<String, NavigableMap<Bytes, byte[]>> stores = task.heldInAll();
            Map<String, NavigableMap<Bytes, byte[]>> others = again.heldInAll();
            stores.forEach((store, held) -> {
                Map<Bytes, byte[]> other = new HashMap<>(others.get(store));
                held.forEach((key, value) -> unless(
                        Arrays.equals(value, other.remove(key)),
                        "%s: %s, store %s, key %s",
                        message,
                        task,
                        store,
                        key));
                unless(other.isEmpty(), "%s: %s, store %s lacks %s", message, task, store, other.keySet());
            });
        } finally {
            again.end();
        }
    }
}
