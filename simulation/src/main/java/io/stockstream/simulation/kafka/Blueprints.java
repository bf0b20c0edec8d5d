package io.stockstream.simulation.kafka;

import io.stockstream.platform.runtime.TopologyModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topologies of all tasks, reused by one history after another. */
public final class Blueprints {

    private final List<TopologyModule> modules;
    private final Map<String, Deque<Blueprint>> free = new HashMap<>();

    public Blueprints(List<TopologyModule> modules) {
        this.modules = List.copyOf(modules);
    }

    List<TopologyModule> modules() {
        return modules;
    }

    Blueprint take(TopologyModule module) {
        Blueprint used = free.computeIfAbsent(module.name(), unused -> new ArrayDeque<>())
                .poll();
        return used == null ? new Blueprint(module) : used;
    }

    /** Returns a blueprint whose task has ended. */
    void giveBack(TopologyModule module, Blueprint blueprint) {
        free.get(module.name()).add(blueprint);
    }
}
