package io.stockstream.platform.app;

import io.stockstream.platform.runtime.RunningTopology;
import java.util.Locale;
import org.apache.kafka.streams.KafkaStreams;

/** State of a topology. */
enum TopologyState {
    RUNNING,
    REBALANCING,
    RESTORING,
    /** It failed, and is being restarted or waits for its next start. */
    DOWN,
    /** Not started yet, or stopped with the process. */
    STOPPED;

    static TopologyState of(RunningTopology topology) {
        if (topology.failure().isPresent()) {
            return DOWN;
        }
        KafkaStreams.State state = topology.streams().state();
        if (!state.isRunningOrRebalancing()) {
            return STOPPED;
        }
        if (topology.restoring().isActive()) {
            return RESTORING;
        }
        return state == KafkaStreams.State.RUNNING ? RUNNING : REBALANCING;
    }

    /** The name in metrics. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
