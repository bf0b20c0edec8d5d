package io.stockstream.api.catalogue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Lets readers who miss the same key at the same time share one load.
 *
 * @param <V> what is loaded; it is shared, so nobody may change it
 */
final class SingleFlight<V> {

    private final ConcurrentMap<String, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** Loads, or waits for whoever loads this key already; fails as the load does. */
    V load(String key, Supplier<V> loader) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = flights.putIfAbsent(key, mine);
        if (other != null) {
            return join(other);
        }
        try {
            V value = loader.get();
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, mine);
        }
    }

    /** Lets nobody else share a load that began before now: it may not see what has just been written. */
    void forget(String key) {
        flights.remove(key);
    }

    private static <V> V join(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
