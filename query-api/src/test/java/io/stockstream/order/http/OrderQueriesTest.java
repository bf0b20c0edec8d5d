package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.ContractJson;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OrderQueriesTest {

    private static final String PATH = "/api/v1/orders";
    private static final String CREATED = "2026-11-22T10:00:00.120Z";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    private record Entry(int partition, Instant createdAt, String id) {

        private static final Comparator<Entry> NEWEST_FIRST =
                Comparator.comparing(Entry::createdAt).reversed().thenComparing(Entry::id);

        String head() {
            return "{\"order_id\":\"%s\",\"created_at\":\"%s\"}".formatted(id, createdAt);
        }

        String json() {
            return OrderFixture.stored(id, "PENDING").replace(CREATED, createdAt.toString());
        }
    }

    /** Three orders at each instant, so that pages end between equal instants. */
    private static final List<Entry> ENTRIES = IntStream.range(0, 45)
            .mapToObj(i -> new Entry(i % 3, Instant.ofEpochSecond(1_000_000 + i / 3), "order-" + i * 7919 % 100))
            .toList();

    @BeforeEach
    void reset() {
        streamsApp.reset();
    }

    private static Reply range(Map<String, String> query) {
        Entry last = new Entry(
                0,
                Instant.parse(query.getOrDefault("before_created_at", "9999-01-01T00:00:00Z")),
                query.getOrDefault("before_order_id", ""));
        return Reply.found(ENTRIES.stream()
                .filter(entry -> entry.partition() == Integer.parseInt(query.get("partition")))
                .filter(entry -> Entry.NEWEST_FIRST.compare(entry, last) > 0)
                .sorted(Entry.NEWEST_FIRST)
                .limit(Long.parseLong(query.get("limit")))
                .map(Entry::head)
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    /** Up to this many of the requested orders. */
    private static Reply byIds(Map<String, String> query, int most) {
        return Reply.found(ContractJson.mapper()
                .readTree(query.get("order_ids"))
                .valueStream()
                .limit(most)
                .map(id -> ENTRIES.stream()
                        .filter(entry -> entry.id().equals(id.stringValue()))
                        .findFirst()
                        .map(Entry::json)
                        .orElse("null"))
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    private List<String> everyPage(int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = api.get(PATH + "?limit=" + limit + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/order_id").stringValue()));
            String next = page.at("/next");
            cursor = next.equals("null") ? null : "&cursor=" + next;
        }
        return seen;
    }

    private static List<String> all() {
        return ENTRIES.stream().sorted(Entry.NEWEST_FIRST).map(Entry::id).toList();
    }

    @Test
    void shouldShowAnOrder() {
        OrderFixture.store(streamsApp, "FAILED");
        Answer answer = api.get(PATH + "/a%2Fb");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"order_id":"a/b","status":"failed","reason":"insufficient_stock","user_id":null,\
                "email":"user@example.com","delivery_address_id":null,"lines":[{"sku":"SKU-1","product_id":null,\
                "name":"Teapot","quantity":2,"unit_price":99.90,"warehouse_id":null,\
                "allocations":[{"warehouse_id":"A","quantity":2}],"reason":null,"available":null}],"total":199.80,\
                "currency":"RUB","invoice_number":null,"created_at":"2026-11-22T10:00:00.120Z","processed_at":null,\
                "updated_at":"2026-11-22T10:00:00.310Z"}""");
    }

    @Test
    void shouldAnswerUnknownOrderWith404() {
        Answer answer = api.get(PATH + "/nobody");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/code")).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "15", "44", "45", "100"})
    void shouldPageOverAllPartitionsInOrderWithoutGapOrRepetition(int limit) {
        streamsApp.answer("order-index", OrderQueriesTest::range);
        streamsApp.answer("orders", query -> byIds(query, 100));

        assertThat(everyPage(limit)).isEqualTo(all());
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "100"})
    void shouldEndAPageEarlyAndGoOnBehindItWhenOrdersAreLarge(int limit) {
        streamsApp.answer("order-index", OrderQueriesTest::range);
        streamsApp.answer("orders", query -> byIds(query, 2));

        assertThat(everyPage(limit)).isEqualTo(all());
        assertThat(api.get(PATH + "?limit=100").json().get("items").size()).isBetween(2, 2 * FakeStreamsApp.PARTITIONS);
    }

    @Test
    void shouldReadNoMoreThanThePageHas() {
        AtomicInteger read = new AtomicInteger();
        streamsApp.answer("order-index", OrderQueriesTest::range);
        streamsApp.answer("orders", query -> {
            read.addAndGet(
                    ContractJson.mapper().readTree(query.get("order_ids")).size());
            return byIds(query, 100);
        });
        api.get(PATH + "?limit=5");

        assertThat(read).hasValue(5);
    }

    @Test
    void shouldPassOverAnOrderThatHasGotAnotherStatusMeanwhile() {
        streamsApp.answer("order-index", OrderQueriesTest::range);
        streamsApp.answer("orders", query -> byIds(query, 100));
        Answer page = api.get(PATH + "?limit=5&status=failed");

        assertThat(page.json().get("items").size()).isZero();
        assertThat(page.at("/next")).isNotEqualTo("null");
    }

    @Test
    void shouldNameAsManyOrdersAsARequestTakes() {
        List<String> ids = IntStream.range(0, 60)
                .mapToObj(i -> "\"".repeat(90) + String.format(Locale.ROOT, "%03d", i))
                .toList();
        streamsApp.answer(
                "order-index",
                query -> Reply.found(ids.stream()
                        .filter(id -> query.get("partition").equals("0"))
                        .map(id -> new Entry(0, Instant.EPOCH, id.replace("\"", "\\\"")).head())
                        .collect(Collectors.joining(",", "{\"items\":[", "]}"))));
        List<Integer> lengths = Collections.synchronizedList(new ArrayList<>());
        streamsApp.answer("orders", query -> {
            lengths.add(URLEncoder.encode(query.get("order_ids"), StandardCharsets.UTF_8)
                    .length());
            return byIds(query, 100);
        });
        api.get(PATH + "?limit=60");

        assertThat(lengths)
                .hasSizeGreaterThan(4)
                .allSatisfy(length -> assertThat(length).isLessThan(7_000));
    }

    @Test
    void shouldPassFiltersOn() {
        List<Map<String, String>> queries = Collections.synchronizedList(new ArrayList<>());
        streamsApp.answer("order-index", query -> {
            queries.add(query);
            return Reply.found("{\"items\":[]}");
        });
        Answer answer = api.get(PATH + "?status=shipped&user_id=42");

        assertThat(answer.text()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(queries)
                .hasSize(FakeStreamsApp.PARTITIONS)
                .allSatisfy(query -> assertThat(query)
                        .containsEntry("status", "SHIPPED")
                        .containsEntry("user_id", "42")
                        .containsEntry("limit", "21"));
    }

    @ParameterizedTest
    @CsvSource({
        "status=lost,status",
        "status=unknown,status",
        "status=SHIPPED,status",
        "user_id=0,user_id",
        "user_id=x,user_id",
        "limit=101,limit",
        "cursor=!!,cursor",
        "cursor=b3JkZXJzLTEAeAB5,cursor",
        "cursor=b3JkZXJzLTEAKzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaAHg,cursor", // orders-1, a time that no calendar
        // reaches, x
        "cursor=aGlzdG9yeS0xAHg,cursor"
    })
    void shouldNameWrongParameter(String query, String field) {
        Answer answer = api.get(PATH + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }
}
