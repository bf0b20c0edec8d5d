package io.stockstream.api.testing;

import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.catalogue.table.IdKind;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.platform.database.Row;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** The catalogue's stores in a scripted streams-app: rows over all partitions, in the order of their ids. */
public final class FakeCatalogue {

    private static final long BUCKET = 1024;

    private final FakeStreamsApp streamsApp;
    private final ConcurrentMap<String, ConcurrentMap<Object, Stored>> tables = new ConcurrentHashMap<>();
    private final AtomicLong offsets = new AtomicLong();
    private final Queue<Map<String, String>> pages = new ConcurrentLinkedQueue<>();

    private volatile boolean lookupsLag;

    /** A row or a mark. */
    private record Stored(Object id, int partition, long offset, long version, boolean deleted, String row) {

        /** As in lists, which hold live rows only. */
        String listed() {
            return "{\"partition\":%d,\"offset\":%d,\"version\":%d,\"row\":%s}"
                    .formatted(partition, offset, version, row);
        }

        String listedId() {
            return id instanceof String ? "{\"id\":\"%s\"}".formatted(id) : "{\"id\":%s}".formatted(id);
        }

        String json() {
            return "{\"partition\":%d,\"offset\":%d,\"version\":%d,\"deleted\":%s,\"row\":%s}"
                    .formatted(partition, offset, version, deleted, row);
        }
    }

    FakeCatalogue(FakeStreamsApp streamsApp) {
        this.streamsApp = streamsApp;
    }

    /** Empties the stores and has them asked. */
    public void reset() {
        tables.clear();
        lookupsLag = false;
        streamsApp.answer("lookup-rows", this::lookup);
        pages.clear();
        streamsApp.answer("catalogue-rows", this::row);
        streamsApp.answer("catalogue-list", this::list);
        streamsApp.answer("catalogue-counts", this::counts);
    }

    /** Takes over a row. */
    public void store(Table table, Row row) {
        put(table, row.id(), row.version(), false, row.json().toString());
    }

    /** Takes over the deletion of a row. */
    public void mark(Table table, Row row) {
        put(table, row.id(), row.version(), true, "null");
    }

    /** Takes over a row as text. */
    public void store(Table table, Object id, long version, String json) {
        put(table, id, version, false, json);
    }

    /** From now on orders do not see new changes, although readers do. */
    public void lookupsLag() {
        lookupsLag = true;
    }

    /** How whole rows were asked for in lists, once for each partition. */
    public List<Map<String, String>> pages() {
        return List.copyOf(pages);
    }

    /** The partition of a key, as Kafka puts it. */
    public static int partition(Object id) {
        byte[] key = id.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % FakeStreamsApp.PARTITIONS;
    }

    private void put(Table table, Object id, long version, boolean deleted, String json) {
        Comparator<Object> order = table.idKind().order();
        tables.computeIfAbsent(table.name(), name -> new ConcurrentSkipListMap<>(order))
                .put(id, new Stored(id, partition(id), offsets.getAndIncrement(), version, deleted, json));
    }

    private Reply row(Map<String, String> query) {
        Table table = table(query);
        Stored stored = rows(table).get(table.idKind().parse(query.get("key")));
        return stored == null ? Reply.missing() : Reply.found(stored.json());
    }

    /** Whether orders would be decided on the row. */
    private Reply lookup(Map<String, String> query) {
        String key = query.get("key");
        long version = Long.parseLong(query.get("min_version"));
        boolean deleted = Boolean.parseBoolean(query.get("deleted"));
        Table table = switch (query.get("kind")) {
            case "user" -> Tables.USERS;
            case "address" -> Tables.ADDRESSES;
            default -> Tables.PRODUCTS;
        };
        Optional<Stored> live = rows(table).values().stream()
                .filter(stored -> !stored.deleted())
                .filter(stored -> query.get("kind").equals("sku")
                        ? stored.row().contains("\"sku\":\"%s\"".formatted(key))
                        : stored.id().toString().equals(key))
                .findFirst();
        boolean shown = deleted
                ? live.isEmpty() || live.get().version() > version
                : live.isPresent() && live.get().version() >= version;
        return Reply.found("{\"shown\":%s}".formatted(shown && !lookupsLag));
    }

    private Reply list(Map<String, String> query) {
        Table table = table(query);
        int limit = Integer.parseInt(query.get("limit"));
        if (limit > 2000) {
            return new Reply(400, "{}", Map.of());
        }
        boolean ids = "true".equals(query.get("ids"));
        if (!ids) {
            pages.add(query);
        }
        Predicate<Stored> wanted = stored -> query.get("from") == null
                || table.idKind().order().compare(stored.id(), from(table, query.get("from"))) >= 0;
        return items(live(table, query).filter(wanted).limit(limit).map(ids ? Stored::listedId : Stored::listed));
    }

    private static Object from(Table table, String from) {
        return table.idKind() == IdKind.NUMBER ? (Object) Long.parseLong(from) : from;
    }

    private Reply counts(Map<String, String> query) {
        Table table = table(query);
        Map<Long, Long> counts = live(table, query)
                .collect(Collectors.groupingBy(
                        stored -> table.idKind() == IdKind.NUMBER ? (Long) stored.id() / BUCKET : 0L,
                        TreeMap::new,
                        Collectors.counting()));
        return items(counts.entrySet().stream()
                .map(count -> "{\"bucket\":%d,\"count\":%d}".formatted(count.getKey(), count.getValue())));
    }

    private Stream<Stored> live(Table table, Map<String, String> query) {
        int partition = Integer.parseInt(query.get("partition"));
        return rows(table).values().stream().filter(stored -> !stored.deleted() && stored.partition() == partition);
    }

    private ConcurrentMap<Object, Stored> rows(Table table) {
        return tables.getOrDefault(
                table.name(), new ConcurrentSkipListMap<>(table.idKind().order()));
    }

    private static Table table(Map<String, String> query) {
        return Tables.ALL.stream()
                .filter(table -> table.name().equals(query.get("table")))
                .findFirst()
                .orElseThrow();
    }

    private static Reply items(Stream<String> items) {
        return Reply.found(items.collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }
}
