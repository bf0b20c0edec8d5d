package io.stockstream.catalogue.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Lets concurrent readers of the same missing key share one load. A reader never shares a load that began before its
 * own call, because that load may miss a write in between, made here or by another instance: a late reader waits for
 * its end and shares the next one.
 *
 * @param <V> type of the value; values are shared, so they must not be modified
 */
public final class SingleFlight<V> {

    /** The loads that are under way. */
    private final Map<String, Flight<V>> flights = new HashMap<>();

    /** A load, and the one that comes after it. */
    private static final class Flight<V> {

        private final CompletableFuture<V> result = new CompletableFuture<>();
        private Flight<V> next;
    }

    /**
     * What a reader does.
     *
     * @param flight whose result he takes
     * @param loads whether he is the one who loads
     * @param before what he waits for then; {@code null} when there is nothing
     */
    private record Seat<V>(Flight<V> flight, boolean loads, Flight<V> before) {}

    /** Loads, or waits for the current load of this key; fails as the load does. */
    public V load(String key, Supplier<V> loader) {
        Seat<V> seat = seat(key);
        if (!seat.loads()) {
            return join(seat.flight().result);
        }
        if (seat.before() != null) {
            // However it ends: its failure is not ours.
            seat.before().result.handle((value, failure) -> true).join();
        }
        return run(key, seat.flight(), loader);
    }

    private synchronized Seat<V> seat(String key) {
        Flight<V> current = flights.get(key);
        if (current == null) {
            Flight<V> mine = new Flight<>();
            flights.put(key, mine);
            return new Seat<>(mine, true, null);
        }
        if (current.next != null) {
            return new Seat<>(current.next, false, null);
        }
        current.next = new Flight<>();
        return new Seat<>(current.next, true, current);
    }

    private V run(String key, Flight<V> flight, Supplier<V> loader) {
        try {
            V value = loader.get();
            ended(key, flight);
            flight.result.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            ended(key, flight);
            flight.result.completeExceptionally(e);
            throw e;
        }
    }

    /** Remove the load before waking its readers: from now on no reader may join the next load, which begins. */
    private synchronized void ended(String key, Flight<V> flight) {
        if (flights.get(key) != flight) {
            return; // Forgotten.
        }
        if (flight.next == null) {
            flights.remove(key);
        } else {
            flights.put(key, flight.next);
        }
    }

    /** Lets no reader join a load that began before now, because it may miss what has just been written here. */
    synchronized void forget(String key) {
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
