package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeHistory;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.platform.history.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class ForgottenOrderTest {

    private static final String PATH = "/api/v1/orders";
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00.120Z");

    /** Two orders a day. */
    private static final List<Listed> ORDERS = IntStream.range(0, 40)
            .mapToObj(i -> new Listed("order-" + i * 7919 % 100, FIRST.plusSeconds(86_400L * (i / 2))))
            .sorted(Comparator.comparing(Listed::createdAt).reversed().thenComparing(Listed::id))
            .toList();

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeHistory history;

    /** Of {@link #ORDERS} the stores have so many; what comes after them is forgotten. */
    private int stored;

    private record Listed(String id, Instant createdAt) {

        String head() {
            return "{\"order_id\":\"%s\",\"created_at\":\"%s\"}".formatted(id, createdAt);
        }

        String json() {
            return OrderFixture.stored(id, "DELIVERED").replace(CREATED.toString(), createdAt.toString());
        }
    }

    @BeforeEach
    void reset() {
        streamsApp.reset();
        history.reset();
    }

    @AfterEach
    void forget() {
        history.reset();
    }

    @Test
    void shouldShowAForgottenOrderWithItsDecisions() {
        keep("order-1");
        history.keepDecisions(
                "order-1",
                OrderFixture.storedDecision(1, "PLACED", "PENDING"),
                OrderFixture.storedDecision(2, "PROCESSED", "PROCESSED"));
        streamsApp.answer("orders", query -> Reply.missing());
        streamsApp.answer("order-decisions", query -> Reply.found("{\"items\":[]}"));

        Answer order = api.get(PATH + "/order-1");
        Answer explanation = api.get(PATH + "/order-1/explain");

        assertThat(order.status()).as(order.text()).isEqualTo(200);
        assertThat(order.at("/status")).isEqualTo("delivered");
        assertThat(explanation.status()).as(explanation.text()).isEqualTo(200);
        assertThat(explanation.json().at("/decisions").size()).isEqualTo(2);
        assertThat(explanation.at("/decisions/1/decision/offset")).isEqualTo("42");
    }

    @Test
    void shouldFindNothingThatNeitherHas() {
        keep("order-1");
        streamsApp.answer("orders", query -> Reply.missing());

        assertThat(api.get(PATH + "/order-2").status()).isEqualTo(404);
    }

    @Test
    void shouldNotCallAnOrderUnknownWhileTheHistoryCannotBeAsked() {
        keep("never-invoiced");
        history.goAway();
        streamsApp.answer("orders", query -> Reply.missing());
        streamsApp.answer("order-decisions", query -> Reply.found("{\"items\":[]}"));

        for (String path : List.of("/never-invoiced", "/never-invoiced/explain", "/never-invoiced/invoice")) {
            Answer answer = api.get(PATH + path);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.at("/code")).isEqualTo("history_unavailable");
        }
    }

    @Test
    void shouldNotAskTheHistoryForWhatTheStoresHave() {
        keep("order-1");
        history.goAway();
        OrderFixture.store(streamsApp, "PROCESSED");

        assertThat(api.get(PATH + "/order-1").at("/status")).isEqualTo("processed");
        assertThat(history.reads()).isZero();
    }

    @Test
    void shouldNotChangeAForgottenOrder() {
        keep("order-1");
        streamsApp.answer("orders", query -> Reply.missing());

        assertThat(api.post(PATH + "/order-1/cancel", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"1,0,9", "3,0,9", "3,2,2", "7,1,9", "7,5,3", "20,3,1", "41,0,99", "100,0,99", "100,0,4"})
    void shouldListEveryOrderOnceAcrossASeamThatMoves(int limit, int forgottenPerPage, int largestAnswer) {
        history.cutAt(largestAnswer);
        ORDERS.forEach(order ->
                history.keep(History.Kind.ORDERS, new History.Place(order.createdAt(), order.id()), order.json()));
        listStored(30);
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
            listStored(Math.max(0, stored - forgottenPerPage));
        }

        assertThat(seen).isEqualTo(ORDERS.stream().map(Listed::id).toList());
    }

    @Test
    void shouldListAnOrderThatIsForgottenBetweenIndexAndRead() {
        ORDERS.forEach(order ->
                history.keep(History.Kind.ORDERS, new History.Place(order.createdAt(), order.id()), order.json()));
        listStored(30);
        streamsApp.answer(
                "orders",
                query -> Reply.found(new JsonMapper()
                        .readTree(query.get("order_ids"))
                        .valueStream()
                        .map(id -> "null")
                        .collect(Collectors.joining(",", "{\"items\":[", "]}"))));
        history.seam(History.Kind.ORDERS, FIRST.plusSeconds(86_400L * 100));

        assertThat(api.get(PATH + "?limit=5").json().at("/items").size()).isEqualTo(5);
    }

    @Test
    void shouldListWhatIsOnThisSideOfTheSeamWithoutTheHistory() {
        listStored(30);
        history.goAway();

        assertThat(api.get(PATH + "?limit=29").status()).isEqualTo(200);
        assertThat(history.reads()).isZero();
        assertThat(api.get(PATH + "?limit=30").status()).isEqualTo(503);
    }

    /** The stores have the first orders of the list, and the rest is forgotten. */
    private void listStored(int count) {
        stored = count;
        List<Listed> present = ORDERS.subList(0, count);
        streamsApp.answer("order-index", query -> index(present, query));
        streamsApp.answer(
                "orders",
                query -> Reply.found(new JsonMapper()
                        .readTree(query.get("order_ids"))
                        .valueStream()
                        .map(id -> present.stream()
                                .filter(order -> order.id().equals(id.stringValue()))
                                .findFirst()
                                .map(Listed::json)
                                .orElse("null"))
                        .collect(Collectors.joining(",", "{\"items\":[", "]}"))));
        history.seam(History.Kind.ORDERS, ORDERS.get(count).createdAt().plusMillis(1));
    }

    private static Reply index(List<Listed> present, Map<String, String> query) {
        boolean first = query.get("partition").equals("0");
        int behind = query.containsKey("before_order_id")
                ? ORDERS.stream().map(Listed::id).toList().indexOf(query.get("before_order_id")) + 1
                : 0;
        return Reply.found(present.stream()
                .skip(behind)
                .filter(order -> first)
                .limit(Long.parseLong(query.get("limit")))
                .map(Listed::head)
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    private void keep(String orderId) {
        history.seam(History.Kind.ORDERS, FIRST);
        history.keep(
                History.Kind.ORDERS, new History.Place(CREATED, orderId), OrderFixture.stored(orderId, "DELIVERED"));
    }
}
