package io.stockstream.order.http;

import io.stockstream.catalogue.http.Parallel;
import io.stockstream.movement.MovementRules;
import io.stockstream.platform.history.History;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.Cursor;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Utf8Order;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of orders, newest first, over all partitions. Each partition first lists its order ids; the orders on the page
 * are then read by id. What the stores have forgotten comes from the history. An order may have a thousand lines, so
 * the stores limit the size of an answer, and the page ends where their answers ended.
 */
@Component
class OrderList {

    private static final String INDEX = "order-index";
    private static final String BY_ID = "orders";
    private static final String CURSOR = "orders-1";

    /** Characters of encoded ids in one request: its request line must fit 8 KiB. */
    private static final int MOST_LETTERS = 6_000;

    private final StoreReads stores;
    private final History history;
    private final JsonMapper mapper;

    OrderList(StoreReads stores, History history, JsonMapper mapper) {
        this.stores = stores;
        this.history = history;
        this.mapper = mapper;
    }

    /** The position of an order in the list. */
    record Head(String orderId, Instant createdAt) {

        static Head of(OrderView order) {
            return new Head(order.orderId(), order.createdAt());
        }

        /** The sort order of the index, in every partition and so across all of them; ids sort by their bytes. */
        private static final Comparator<Head> NEWEST_FIRST =
                Comparator.comparing(Head::createdAt).reversed().thenComparing(Head::orderId, Utf8Order.BYTES);

        private Cursor cursor() {
            return new Cursor(CURSOR, createdAt.toString(), orderId);
        }
    }

    /** Some orders of one partition. */
    private record Part(int partition, List<String> ids) {}

    /**
     * A page. It may be short or even empty although there is a next one: large orders end it early, and orders whose
     * status has changed meanwhile are skipped.
     */
    Page<OrderView> page(OrderFilter filter, int limit, Optional<String> cursor) {
        // One more than asked for shows whether there is a next page.
        StoreRequest request = filter.on(StoreRequest.of(INDEX)).with("limit", Integer.toString(limit + 1));
        Optional<Head> behind = cursor.map(OrderList::head);
        List<Head> stored = sorted(
                stores.everyPartition(behind.map(head -> after(request, head)).orElse(request), Head.class), limit + 1);
        ForgottenOrders forgotten = ForgottenOrders.of(history, filter, stored, behind, limit);
        List<Head> heads = sorted(forgotten.with(stored), limit + 1);
        return page(filter, heads.subList(0, Math.min(limit, heads.size())), heads.size() > limit, forgotten);
    }

    private static List<Head> sorted(List<Head> heads, int limit) {
        return heads.stream().sorted(Head.NEWEST_FIRST).limit(limit).toList();
    }

    private Page<OrderView> page(OrderFilter filter, List<Head> heads, boolean more, ForgottenOrders forgotten) {
        Map<String, Optional<OrderView>> read =
                read(heads.stream().filter(forgotten::isStored).toList());
        List<OrderView> items = new ArrayList<>();
        Head last = null;
        for (Head head : heads) {
            Optional<OrderView> order = forgotten.isStored(head) ? read.get(head.orderId()) : Optional.empty();
            if (order == null) {
                return new Page<>(items, last == null ? null : last.cursor().encode());
            }
            // Between the two reads the stores may have forgotten it.
            order.or(() -> forgotten.find(head)).filter(filter::contains).ifPresent(items::add);
            last = head;
            if (forgotten.isCutAt(head)) {
                return new Page<>(items, head.cursor().encode());
            }
        }
        return new Page<>(items, more && last != null ? last.cursor().encode() : null);
    }

    /**
     * The orders that the stores returned. Those that would have made an answer too large are missing, but never the
     * first of a request.
     */
    private Map<String, Optional<OrderView>> read(List<Head> heads) {
        List<Part> parts = parts(heads);
        Map<String, Optional<OrderView>> orders = new HashMap<>();
        if (parts.isEmpty()) {
            return orders;
        }
        Parallel.map(parts, this::read).forEach((part, found) -> {
            for (int i = 0; i < Math.min(found.size(), part.ids().size()); i++) {
                orders.put(part.ids().get(i), Optional.ofNullable(found.get(i)));
            }
        });
        return orders;
    }

    private List<OrderView> read(Part part) {
        StoreRequest request = StoreRequest.of(BY_ID).with("order_ids", mapper.writeValueAsString(part.ids()));
        return stores.partition(request, part.partition(), OrderView.class);
    }

    private List<Part> parts(List<Head> heads) {
        Map<Integer, Part> open = new TreeMap<>();
        Map<Integer, Integer> letters = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        ToIntFunction<String> partitions = stores.partitionsOf(BY_ID);
        for (Head head : heads) {
            int partition = partitions.applyAsInt(head.orderId());
            int size = URLEncoder.encode("," + mapper.writeValueAsString(head.orderId()), StandardCharsets.UTF_8)
                    .length();
            if (!open.containsKey(partition) || letters.get(partition) + size > MOST_LETTERS) {
                open.put(partition, new Part(partition, new ArrayList<>()));
                parts.add(open.get(partition));
                letters.put(partition, 0);
            }
            open.get(partition).ids().add(head.orderId());
            letters.merge(partition, size, Integer::sum);
        }
        return parts;
    }

    private static Head head(String text) {
        Cursor cursor = Cursor.decode(text, CURSOR, 2);
        try {
            Instant createdAt = Instant.parse(cursor.parts().get(0));
            if (MovementRules.isInCalendar(createdAt)) {
                return new Head(cursor.parts().get(1), createdAt);
            }
        } catch (DateTimeException e) {
            throw Cursor.bad(text);
        }
        throw Cursor.bad(text);
    }

    private static StoreRequest after(StoreRequest request, Head head) {
        return request.with("before_created_at", head.createdAt().toString()).with("before_order_id", head.orderId());
    }
}
