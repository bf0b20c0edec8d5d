package io.stockstream.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What needs what. Runs an action for each node as soon as those that it needs are done, so that independent ones run
 * together.
 *
 * <p>Needs outside the graph count as met: a test that starts three of eight components asks for just those.
 */
final class DependencyGraph {
    private final Map<String, Set<String>> needs;

    DependencyGraph(Map<String, Set<String>> needs) {
        Map<String, Set<String>> inside = new LinkedHashMap<>();
        needs.forEach((node, all) -> {
            Set<String> known = new TreeSet<>(all);
            known.retainAll(needs.keySet());
            inside.put(node, known);
        });
        this.needs = inside;
    }

    /** An order in which each node comes after those that it needs. */
    List<String> order() {
        List<String> order = new ArrayList<>();
        while (order.size() < needs.size()) {
            List<String> next = needs.keySet().stream()
                    .filter(node -> !order.contains(node) && order.containsAll(needs.get(node)))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalArgumentException("Components need each other in a circle: " + needs);
            }
            order.addAll(next);
        }
        return List.copyOf(order);
    }

    /** The same nodes with every edge turned: who is needed waits for those that need it. */
    DependencyGraph reversed() {
        Map<String, Set<String>> turned = new LinkedHashMap<>();
        order().reversed().forEach(node -> turned.put(node, new TreeSet<>()));
        needs.forEach((node, all) -> all.forEach(needed -> turned.get(needed).add(node)));
        return new DependencyGraph(turned);
    }

    /**
     * Returns when all actions have ended; the first failure is thrown and keeps those that wait for it from starting.
     */
    void run(Executor executor, Consumer<String> action) {
        Map<String, CompletableFuture<Void>> running = new HashMap<>();
        for (String node : order()) {
            Collection<CompletableFuture<Void>> before =
                    needs.get(node).stream().map(running::get).toList();
            running.put(node, allOf(before).thenRunAsync(() -> action.accept(node), executor));
        }
        try {
            allOf(running.values()).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof LocalSystemException known ? known : failed;
        }
    }

    private static CompletableFuture<Void> allOf(Collection<CompletableFuture<Void>> all) {
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }
}
