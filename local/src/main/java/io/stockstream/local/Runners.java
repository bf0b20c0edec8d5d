package io.stockstream.local;

import io.stockstream.local.SystemStatus.ComponentStatus;
import io.stockstream.local.component.Component;
import io.stockstream.local.component.PortUse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** All components of one system, by name; starts and stops many in the order of their needs. */
final class Runners {
    private final Map<String, Runner> byName = new ConcurrentHashMap<>();

    void add(Runner runner) {
        byName.put(runner.component().name(), runner);
    }

    Runner get(String component) {
        Runner runner = byName.get(component);
        if (runner == null) {
            throw new IllegalArgumentException("No component " + component + "; there are " + new TreeSet<>(names()));
        }
        return runner;
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    Collection<Runner> all() {
        return byName.values();
    }

    /** Checks all ports before the first process starts: a system that fails halfway helps no one. */
    void start(Set<String> names) {
        for (String name : graph(names).order()) {
            Component component = get(name).component();
            component.ports().forEach(port -> port.requireFree(name));
        }
        inOrder(graph(names), name -> get(name).start());
    }

    void stopAll() {
        all().forEach(Runner::refuseStarts);
        inOrder(graph(names()).reversed(), name -> get(name).stop());
    }

    List<ComponentStatus> status() {
        return graph(names()).order().stream().map(this::status).toList();
    }

    private ComponentStatus status(String name) {
        Runner runner = get(name);
        List<PortUse> ports = runner.component().ports();
        Integer port = ports.isEmpty() ? null : ports.getFirst().port();
        return new ComponentStatus(
                name, runner.pid().orElse(null), runner.state().text(), runner.restarts(), port, List.of());
    }

    private DependencyGraph graph(Set<String> names) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        new TreeSet<>(names)
                .forEach(name -> needs.put(name, get(name).component().needs()));
        return new DependencyGraph(needs);
    }

    private static void inOrder(DependencyGraph graph, Consumer<String> action) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            graph.run(threads, action);
        }
    }
}
