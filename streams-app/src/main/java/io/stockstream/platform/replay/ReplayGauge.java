package io.stockstream.platform.replay;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The progress of one topology's replay in this process; logs when a partition has finished. */
public final class ReplayGauge {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayGauge.class);

    private final String id;
    private final String topology;
    private final Map<Integer, Long> remaining = new ConcurrentHashMap<>();
    private final Set<Integer> through = ConcurrentHashMap.newKeySet();

    ReplayGauge(String id, String topology) {
        this.id = id;
        this.topology = topology;
    }

    /** Name of the topology. */
    public String topology() {
        return topology;
    }

    /** Decisions that are to come in the partitions of this process, or a few more; NaN as long as it has none. */
    public double remaining() {
        return remaining.isEmpty()
                ? Double.NaN
                : remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    void tell(int partition, Progress progress) {
        remaining.put(partition, progress.remaining());
        if (progress.isThrough() && through.add(partition)) {
            LOG.info(
                    "Replay {} of {}: partition {} is through, {} decisions",
                    id,
                    topology,
                    partition,
                    progress.decisions());
            if (progress.cut() > 0) {
                LOG.info(
                        "Replay {} of {}: partition {} left out {} decisions that were being made when it began",
                        id,
                        topology,
                        partition,
                        progress.cut());
            }
        }
    }

    void forget(int partition) {
        remaining.remove(partition);
        through.remove(partition);
    }
}
