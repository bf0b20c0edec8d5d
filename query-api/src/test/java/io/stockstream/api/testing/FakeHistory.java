package io.stockstream.api.testing;

import io.stockstream.platform.history.History;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history, scripted by a test. Without a seam nothing was ever forgotten. Lists ignore what they are filtered by.
 */
public final class FakeHistory implements History {

    private record Entry(Place place, String json) {

        private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(
                        (Entry entry) -> entry.place().at())
                .reversed()
                .thenComparing(entry -> entry.place().id())
                .thenComparing(entry -> entry.place().sku());
    }

    private final JsonMapper mapper = ContractJson.mapper();
    private final Map<Kind, Instant> seams = new ConcurrentHashMap<>();
    private final Map<Kind, List<Entry>> entries = new ConcurrentHashMap<>();
    private final Map<String, List<String>> decisions = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean away;
    private volatile int largest = Integer.MAX_VALUE;

    /** Forgets the script. */
    public void reset() {
        seams.clear();
        entries.clear();
        decisions.clear();
        reads.set(0);
        away = false;
        largest = Integer.MAX_VALUE;
    }

    /** Something may have been forgotten that lists sort before this time. */
    public void seam(Kind kind, Instant time) {
        seams.put(kind, time);
    }

    /** Keeps a record of the store API. */
    public void keep(Kind kind, Place place, String json) {
        entries.computeIfAbsent(kind, first -> new ArrayList<>()).add(new Entry(place, json));
    }

    /** Keeps the decisions on an order. */
    public void keepDecisions(String orderId, String... json) {
        decisions.put(orderId, List.of(json));
    }

    /** So many orders or tasks make an answer as large as one may be. */
    public void cutAt(int items) {
        largest = items;
    }

    /** PostgreSQL does not answer. */
    public void goAway() {
        away = true;
    }

    /** How often it was read since the last reset. */
    public int reads() {
        return reads.get();
    }

    @Override
    public Optional<Instant> seam(Kind kind) {
        return Optional.ofNullable(seams.get(kind));
    }

    @Override
    public <T> Optional<T> order(String orderId, Class<T> type) {
        return byId(Kind.ORDERS, orderId, type).findFirst();
    }

    @Override
    public <T> List<T> decisions(String orderId, Class<T> type) {
        return decisions.getOrDefault(orderId, List.of()).stream()
                .map(json -> mapper.readValue(json, type))
                .toList();
    }

    @Override
    public <T> Part<T> orders(OrderRange range, Class<T> type) {
        return part(Kind.ORDERS, range.seam(), range.behind(), range.limit(), type);
    }

    @Override
    public <T> List<T> movements(String movementId, Class<T> type) {
        return byId(Kind.MOVEMENTS, movementId, type).toList();
    }

    @Override
    public <T> List<T> movements(MovementRange range, Class<T> type) {
        return range(Kind.MOVEMENTS, range.seam(), range.behind(), range.limit(), type);
    }

    @Override
    public <T> Optional<T> task(String taskId, Class<T> type) {
        return byId(Kind.TASKS, taskId, type).findFirst();
    }

    @Override
    public <T> Part<T> tasks(TaskRange range, Class<T> type) {
        return part(Kind.TASKS, range.seam(), range.behind(), range.limit(), type);
    }

    private <T> Part<T> part(Kind kind, Instant seam, Optional<Place> behind, int limit, Class<T> type) {
        List<T> items = range(kind, seam, behind, limit, type);
        return new Part<>(items.subList(0, Math.min(items.size(), largest)), items.size() > largest);
    }

    private <T> Stream<T> byId(Kind kind, String id, Class<T> type) {
        return seams.containsKey(kind)
                ? read(kind)
                        .filter(entry -> entry.place().id().equals(id))
                        .map(entry -> mapper.readValue(entry.json(), type))
                : Stream.empty();
    }

    private <T> List<T> range(Kind kind, Instant seam, Optional<Place> behind, int limit, Class<T> type) {
        return read(kind)
                .filter(entry -> entry.place().at().isBefore(seam))
                .filter(entry -> behind.map(place -> Entry.NEWEST_FIRST.compare(entry, new Entry(place, "")) > 0)
                        .orElse(true))
                .sorted(Entry.NEWEST_FIRST)
                .limit(limit)
                .map(entry -> mapper.readValue(entry.json(), type))
                .toList();
    }

    private Stream<Entry> read(Kind kind) {
        reads.incrementAndGet();
        if (away) {
            throw ApiException.of(ProblemCode.HISTORY_UNAVAILABLE, "PostgreSQL does not answer.");
        }
        return entries.getOrDefault(kind, List.of()).stream();
    }
}
