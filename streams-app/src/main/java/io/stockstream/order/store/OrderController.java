package io.stockstream.order.store;

import io.stockstream.order.KeptDecision;
import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.view.OrderDecisionKey;
import io.stockstream.order.view.OrderIndexKey;
import io.stockstream.order.view.OrderScope;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.order.view.ReadableOrders;
import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.KeyRange;
import io.stockstream.platform.store.MissingException;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Orders by id, lists of them with the newest first, and the decisions on one. */
@RestController
@ConditionalOnTopology(OrderViewsTopology.NAME)
public final class OrderController {

    /** One more than a page of the public API: by the extra one it knows that there is a next page. */
    private static final int MOST_ORDERS = 101;

    private static final int MOST_DECISIONS = 2_000;

    /**
     * Most characters of JSON in an answer with several orders, except that it contains at least one: an order may have
     * a thousand lines.
     */
    public static final int MOST_CHARACTERS = 250_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final StoreReader reader;
    private final PartitionCounts partitions;
    private final OrderIntake intake;

    public OrderController(StoreReader reader, PartitionCounts partitions, OrderIntake intake) {
        this.reader = reader;
        this.partitions = partitions;
        this.intake = intake;
    }

    /**
     * An order by its id; with {@code settled} after every request for it so far, with {@code written} after every
     * decision on it so far.
     */
    @GetMapping(path = "/store/orders", params = "order_id")
    ObjectNode order(
            @RequestParam("order_id") String orderId,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "false") boolean written,
            @RequestParam(defaultValue = "false") boolean settled) {
        int partition = source(ReadableOrders.ORDERS, orderId).partition();
        Optional<Order> known = settled
                ? Optional.empty()
                : reader.row(
                        ReadableOrders.ORDERS,
                        partition,
                        orderId,
                        written ? ReadMode.WRITTEN : ReadMode.of(fresh, false));
        return known.or(() -> settled(partition, orderId))
                .map(AvroJson::of)
                .orElseThrow(() -> new MissingException("There is no order " + orderId));
    }

    private Optional<Order> settled(int partition, String orderId) {
        intake.await(partition);
        return reader.row(ReadableOrders.ORDERS, partition, orderId, ReadMode.WRITTEN);
    }

    /**
     * Decisions on an order by sequence, each with its position. Without {@code barrier}, "none after {@code after}" is
     * answered at once, for callers that ask again anyway.
     */
    @GetMapping("/store/order-decisions")
    ObjectNode decisions(
            @RequestParam("order_id") String orderId,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "true") boolean barrier) {
        if (after < 0) {
            throw new IllegalArgumentException("after is a sequence, 0 or more (was %d)".formatted(after));
        }
        return items(reader.list(
                ReadableOrders.DECISIONS,
                source(ReadableOrders.DECISIONS, orderId),
                ReadMode.of(fresh, barrier),
                OrderDecisionKey.after(orderId, after),
                OrderDecisionKey.last(orderId),
                Math.min(limit, MOST_DECISIONS),
                (KeyValue<Bytes, KeptDecision> kept) -> Optional.of(item(kept.value))));
    }

    /**
     * The ids of one partition's orders, newest first, then by id. The caller merges the partitions, and reads the
     * orders of a page by id.
     */
    @GetMapping("/store/order-index")
    ObjectNode index(
            @RequestParam int partition,
            @RequestParam Optional<String> status,
            @RequestParam("user_id") Optional<Long> userId,
            @RequestParam("before_created_at") Optional<Instant> beforeCreatedAt,
            @RequestParam("before_order_id") Optional<String> beforeOrderId,
            @RequestParam int limit) {
        OrderScope scope = new OrderScope(status.map(OrderController::status), userId);
        List<KeyRange> ranges = scope.parts().stream()
                .map(part -> new KeyRange(
                        beforeCreatedAt.isPresent() && beforeOrderId.isPresent()
                                ? OrderIndexKey.after(part, beforeCreatedAt.get(), beforeOrderId.get())
                                : OrderIndexKey.first(part),
                        OrderIndexKey.last(part)))
                .toList();
        // An order that moves from one status to another during the read is in both.
        Map<String, ObjectNode> page = new LinkedHashMap<>();
        int most = Math.min(limit, MOST_ORDERS);
        if (most > 0) {
            reader.visit(
                    ReadableOrders.INDEX,
                    partition,
                    ranges,
                    OrderIndexKey::compareOrders,
                    (KeyValue<Bytes, byte[]> entry) -> {
                        page.putIfAbsent(OrderIndexKey.orderId(entry.key), head(entry.key));
                        return page.size() < most;
                    });
        }
        return items(List.copyOf(page.values()));
    }

    private static ObjectNode head(Bytes key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("order_id", OrderIndexKey.orderId(key))
                .put("created_at", OrderIndexKey.createdAt(key).toString());
    }

    /**
     * Orders of one partition by id, in the order asked for; null for one that does not exist. A large answer ends
     * early; the caller asks again for the rest.
     *
     * @param orderIds an array of JSON
     */
    @GetMapping(path = "/store/orders", params = "order_ids", produces = MediaType.APPLICATION_JSON_VALUE)
    String orders(@RequestParam int partition, @RequestParam("order_ids") String orderIds) {
        StringBuilder page = new StringBuilder("{\"items\":[");
        String before = "";
        for (String orderId : ids(orderIds)) {
            if (page.length() >= MOST_CHARACTERS) {
                break;
            }
            // The index of another instance may be ahead of this one, so "not there" needs the barrier.
            Optional<Order> order = reader.row(ReadableOrders.ORDERS, partition, orderId, ReadMode.SURE);
            page.append(before)
                    .append(order.map(AvroJson::of).map(ObjectNode::toString).orElse("null"));
            before = ",";
        }
        return page.append("]}").toString();
    }

    private static List<String> ids(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("order_ids must be a JSON array of strings", e);
        }
    }

    private static OrderStatus status(String word) {
        return OrderStatus.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private TopicPartition source(ReadableStore store, String orderId) {
        return new TopicPartition(store.topic(), partitions.ofKey(store.topic(), orderId));
    }

    private static ObjectNode item(KeptDecision kept) {
        ObjectNode item = AvroJson.of(kept.getDecision());
        item.set("position", AvroJson.of(kept.getPosition()));
        return item;
    }

    private static ObjectNode items(List<ObjectNode> items) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(items);
        return page;
    }
}
