package io.stockstream.platform.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The history: every order that is not pending, every movement that has arrived or was refused, and every task, also
 * those that the stores have forgotten. It follows the stores by some seconds, so they are asked first. Records are
 * those of the store API. Reads throw an {@link io.stockstream.platform.web.ApiException}, {@code history_unavailable},
 * when PostgreSQL is away.
 */
public interface History {

    /** What is forgotten at a time of its own. */
    enum Kind {
        ORDERS,
        MOVEMENTS,
        TASKS
    }

    /**
     * Where the stores of a kind end: what lists sort at this time or later is in them. Does not fail: what it cannot
     * know, it supposes to be forgotten.
     *
     * @return empty when nothing of the kind has been forgotten, ever
     */
    Optional<Instant> seam(Kind kind);

    /** An order, in its last state; empty when it is not there, or nothing was ever forgotten. */
    <T> Optional<T> order(String orderId, Class<T> type);

    /** The decisions on the order that {@link #order} shows, in their order. */
    <T> List<T> decisions(String orderId, Class<T> type);

    /** Orders, newest first, then by id. */
    <T> Part<T> orders(OrderRange range, Class<T> type);

    /** The movements of an id, by sku; none when nothing was ever forgotten. */
    <T> List<T> movements(String movementId, Class<T> type);

    /** Movements, newest first, then by id and sku. */
    <T> List<T> movements(MovementRange range, Class<T> type);

    /** A task, in its last state; empty when it is not there, or nothing was ever forgotten. */
    <T> Optional<T> task(String taskId, Class<T> type);

    /** Tasks, newest first, then by id. */
    <T> Part<T> tasks(TaskRange range, Class<T> type);

    /**
     * A part of a list.
     *
     * @param items at least one if there is any
     * @param cut whether more was asked for and is there, and would have made the answer too large
     */
    record Part<T>(List<T> items, boolean cut) {}

    /**
     * Where a list goes on: behind this item.
     *
     * @param at the item's time
     * @param id its id
     * @param sku its sku; empty where the id names it alone
     */
    record Place(Instant at, String id, String sku) {

        public Place(Instant at, String id) {
            this(at, id, "");
        }
    }

    /**
     * A part of the list of orders.
     *
     * @param seam later orders are left out
     * @param status in the words of the log
     */
    record OrderRange(
            Instant seam, Optional<Place> behind, Optional<String> status, Optional<Long> userId, int limit) {}

    /**
     * A part of the history of movements; of a sku, a warehouse or both.
     *
     * @param seam later movements are left out
     * @param from inclusive
     * @param to exclusive
     */
    record MovementRange(
            Instant seam,
            Optional<Place> behind,
            Optional<String> sku,
            Optional<String> warehouseId,
            Optional<Instant> from,
            Optional<Instant> to,
            int limit) {}

    /**
     * A part of the list of tasks.
     *
     * @param seam later tasks are left out
     * @param state in the words of the log
     * @param queue in the words of the log
     * @param from inclusive
     * @param to exclusive
     */
    record TaskRange(
            Instant seam,
            Optional<Place> behind,
            Optional<String> state,
            Optional<String> type,
            Optional<String> queue,
            Optional<Instant> from,
            Optional<Instant> to,
            int limit) {}
}
