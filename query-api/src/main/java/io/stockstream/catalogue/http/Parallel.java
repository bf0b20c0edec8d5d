package io.stockstream.catalogue.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does things that wait at the same time; fails as the first that fails. */
public final class Parallel {

    private Parallel() {}

    /** Begins something in a thread of its own. */
    static <T> CompletableFuture<T> begin(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, run -> Thread.ofVirtual().start(run));
    }

    /** The result of what was begun. */
    static <T> T result(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Does something with each. */
    static <T> void each(List<T> items, Consumer<T> action) {
        List<CompletableFuture<Boolean>> begun = items.stream()
                .map(item -> begin(() -> {
                    action.accept(item);
                    return true;
                }))
                .toList();
        begun.forEach(Parallel::result);
    }

    /** The value of each key. */
    public static <K, V> Map<K, V> map(List<K> keys, Function<K, V> function) {
        if (keys.size() == 1) {
            return Map.of(keys.getFirst(), function.apply(keys.getFirst()));
        }
        Map<K, CompletableFuture<V>> begun = new HashMap<>();
        keys.forEach(key -> begun.put(key, begin(() -> function.apply(key))));
        Map<K, V> values = new HashMap<>();
        begun.forEach((key, future) -> values.put(key, result(future)));
        return values;
    }
}
