package io.stockstream.platform.app;

import io.stockstream.platform.runtime.RunningTopology;
import java.util.List;
import java.util.Optional;

/**
 * The topologies that run in this process.
 *
 * @param all in the order in which they start
 */
record RunningTopologies(List<RunningTopology> all) {

    RunningTopologies {
        all = List.copyOf(all);
    }

    /**
     * The one that has a topology as its part.
     *
     * @param name of the part
     * @return empty when it does not run here
     */
    Optional<RunningTopology> find(String name) {
        return all.stream().filter(topology -> topology.parts().contains(name)).findFirst();
    }
}
