package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every list that is merged from partitions, with keys that UTF-16 and UTF-8 sort differently: a page must lose nothing
 * between two partitions.
 */
@ApiTest
class EveryItemOnceTest {

    private static final List<String> KEYS = List.of("a1", "ａ2", "😀3", "z4", "ﾞ5", "𐀀6", "Я7", "😀ａ8", "ａ😀9");
    private static final Comparator<String> BYTES =
            Comparator.comparing((String text) -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    private static final String TIME = "2026-11-21T10:00:00Z";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
    }

    /**
     * A list.
     *
     * @param after the parameter with which a store continues after a key
     */
    record Listed(String path, String items, String key, String store, String after, Function<String, String> item) {

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Arguments> lists() {
        List<Listed> lists = List.of(
                new Listed("/api/v1/warehouses/W/stock?", "/items", "product_id", "warehouse-stock", "after", key ->
                        """
                        {"warehouse_id":"W","sku":"%s","on_hand":1,"reserved":0,"updated_at":"%s"}""".formatted(key, TIME)),
                new Listed("/api/v1/orders?", "/items", "order_id", "order-index", "before_order_id", key ->
                        """
                        {"order_id":"%s","created_at":"%s"}""".formatted(key, TIME)),
                new Listed("/api/v1/tasks?", "/items", "task_id", "task-index", "before_id", key ->
                        """
                        {"task_id":"%s","type":"sum","queue":"DEFAULT","state":"REQUESTED","requested_at":"%s","updated_at":"%s","attempts":[],"runs":[]}""".formatted(key, TIME, TIME)),
                new Listed("/api/v1/reports/stock/2026-11-21?", "/rows/items", "sku", "stock-days", "after", key ->
                        """
                        {"sku":"%s","on_hand":1,"reserved":0,"in_transit":0,"lost":0,"surplus":0,"sold":0,"received":1}""".formatted(key)));
        return lists.stream().flatMap(list -> Stream.of(1, 2, 3, 100).map(limit -> Arguments.of(list, limit)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void shouldListEachItemOnceInTheOrderOfTheStores(Listed list, int limit) {
        streamsApp.answer(list.store(), query -> partition(list, query));
        streamsApp.answer("orders", EveryItemOnceTest::orders);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.get(list.path() + "limit=" + limit + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .at(list.items())
                    .forEach(item -> seen.add(item.get(list.key()).stringValue()));
            String pointer = list.items().replace("items", "next");
            cursor = page.json().at(pointer).isNull() ? "" : "&cursor=" + encoded(page.at(pointer));
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(KEYS.stream().sorted(BYTES).toList());
    }

    private static Reply partition(Listed list, Map<String, String> query) {
        int partition = Integer.parseInt(query.get("partition"));
        String after = query.getOrDefault(list.after(), "");
        return Reply.found(KEYS.stream()
                .filter(key -> KEYS.indexOf(key) % FakeStreamsApp.PARTITIONS == partition)
                .sorted(BYTES)
                .filter(key -> BYTES.compare(key, after) > 0)
                .limit(Long.parseLong(query.get("limit")))
                .map(list.item())
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    /** The list of orders reads the orders of its page. */
    private static Reply orders(Map<String, String> query) {
        return Reply.found(new JsonMapper()
                .readTree(query.get("order_ids"))
                .valueStream()
                .map(id -> """
                        {"order_id":"%s","status":"PENDING","lines":[],"currency":"EUR","created_at":"%s","updated_at":"%s"}""".formatted(id.stringValue(), TIME, TIME))
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    private static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
