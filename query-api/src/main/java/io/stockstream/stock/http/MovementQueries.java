package io.stockstream.stock.http;

import io.stockstream.movement.MovementRules;
import io.stockstream.platform.history.History;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Cursor;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.platform.web.Utf8Order;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads movements. */
@Component
class MovementQueries {

    private static final String BY_ID = "movements";
    private static final String HISTORY = "movement-history";
    private static final String CURSOR = "history-2";

    /** The sort order of the history, in every partition and so across all of them. */
    private static final Comparator<StoredMovement.InHistory> NEWEST_FIRST = Comparator.comparingLong(
                    StoredMovement.InHistory::atMicros)
            .reversed()
            .thenComparing(line -> line.movement().movementId())
            .thenComparing(line -> line.movement().sku(), Utf8Order.BYTES);

    private final StoreReads stores;
    private final History history;
    private final AcceptedMovements accepted;

    MovementQueries(StoreReads stores, History history, AcceptedMovements accepted) {
        this.stores = stores;
        this.history = history;
        this.accepted = accepted;
    }

    /**
     * The movement of each sku that was reported under the id, or that it is accepted and waits for its decision. Fails
     * when there is no such movement.
     *
     * @param movementId in lower case
     */
    MovementAnswer get(String movementId) {
        List<MovementView> pending = accepted.find(movementId);
        try {
            List<MovementView> known = with(pending, find(movementId));
            return MovementAnswer.of(movementId, known.isEmpty() ? forgotten(movementId) : known)
                    .orElseThrow(() ->
                            ApiException.of(ProblemCode.NOT_FOUND, "There is no movement %s.".formatted(movementId)));
        } catch (ApiException e) {
            return MovementAnswer.of(movementId, with(pending, List.of())).orElseThrow(() -> e);
        }
    }

    private List<MovementView> forgotten(String movementId) {
        return history.movements(movementId, StoredMovement.class).stream()
                .map(MovementView::of)
                .toList();
    }

    /** Adds the accepted movements of other skus: skus are decided on one by one. */
    private static List<MovementView> with(List<MovementView> accepted, List<MovementView> stored) {
        Map<String, MovementView> bySku = new TreeMap<>(Utf8Order.BYTES);
        accepted.forEach(movement -> bySku.put(movement.productId(), movement));
        stored.forEach(movement -> bySku.put(movement.productId(), movement));
        return List.copyOf(bySku.values());
    }

    /**
     * Finds the movement of one sku.
     *
     * @param movementId in lower case
     * @param fresh whether to wait until all that is committed so far can be seen
     */
    Optional<MovementView> find(String movementId, String sku, boolean fresh) {
        StoreRequest request =
                StoreRequest.of(BY_ID).with("movement_id", movementId).with("sku", sku);
        return read(fresh ? request.with("fresh", "true") : request, movementId).stream()
                .findFirst();
    }

    /**
     * Finds the movements of all skus that were reported under an id.
     *
     * @param movementId in lower case
     * @return by sku; empty when there is none
     */
    List<MovementView> find(String movementId) {
        return read(StoreRequest.of(BY_ID).with("movement_id", movementId), movementId);
    }

    private List<MovementView> read(StoreRequest request, String movementId) {
        return stores.rangeByKey(request, movementId, StoredMovement.class).stream()
                .map(MovementView::of)
                .toList();
    }

    /** A page of the history, newest first, over all partitions. */
    Page<MovementView> history(HistoryFilter filter, int limit, Optional<String> cursor) {
        // One more than wanted tells whether there is a next page.
        StoreRequest request = filter.on(StoreRequest.of(HISTORY)).with("limit", Integer.toString(limit + 1));
        Optional<History.Place> behind = cursor.map(MovementQueries::placeOf);
        StoreRequest from = behind.map(place -> after(request, place)).orElse(request);
        List<StoredMovement.InHistory> stored = stores.everyPartition(from, StoredMovement.InHistory.class).stream()
                .sorted(NEWEST_FIRST)
                .toList();
        return Page.cut(
                        withForgotten(stored, filter, behind, limit),
                        NEWEST_FIRST,
                        limit,
                        last -> new Cursor(
                                CURSOR,
                                Long.toString(last.atMicros()),
                                last.movement().movementId(),
                                last.movement().sku()))
                .map(line -> MovementView.of(line.movement()));
    }

    /**
     * Adds what the stores may have forgotten, if the page reaches it. The history has all of that, so wherever the
     * seam moves meanwhile, nothing is missing.
     *
     * @param stored sorted, with one movement more than the limit if the stores have as many
     */
    private List<StoredMovement.InHistory> withForgotten(
            List<StoredMovement.InHistory> stored, HistoryFilter filter, Optional<History.Place> behind, int limit) {
        Optional<Instant> seam = history.seam(History.Kind.MOVEMENTS)
                .filter(time -> filter.from().isEmpty() || filter.from().get().isBefore(time))
                .filter(time ->
                        stored.size() <= limit || stored.get(limit - 1).at().isBefore(time));
        if (seam.isEmpty()) {
            return stored;
        }
        Map<List<String>, StoredMovement.InHistory> all = new LinkedHashMap<>();
        stored.forEach(line -> all.put(line.key(), line));
        history.movements(filter.behind(seam.get(), behind, limit + 1), StoredMovement.class).stream()
                .map(StoredMovement.InHistory::of)
                .forEach(line -> all.putIfAbsent(line.key(), line));
        return List.copyOf(all.values());
    }

    private static History.Place placeOf(String text) {
        Cursor cursor = Cursor.decode(text, CURSOR, 3);
        String at = cursor.parts().get(0);
        String id = cursor.parts().get(1);
        if (!at.matches("-?[0-9]{1,18}") || !MovementRules.isUuid(id)) {
            throw Cursor.bad(text);
        }
        return new History.Place(
                StoredMovement.time(Long.parseLong(at)), id, cursor.parts().get(2));
    }

    private static StoreRequest after(StoreRequest request, History.Place place) {
        return request.with("before_at", Long.toString(StoredMovement.micros(place.at())))
                .with("before_id", place.id())
                .with("before_sku", place.sku());
    }
}
