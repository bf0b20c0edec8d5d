package io.stockstream.stock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class HistoryTest {

    private static final String PATH = "/api/v1/movements?product_id=SKU-1";

    /**
     * Three movements at each instant, some of two products, so that pages end between equal instants and within
     * movements.
     */
    private static final List<Line> LINES = lines();

    private static final Comparator<Line> NEWEST_FIRST = Comparator.comparingLong(Line::at)
            .reversed()
            .thenComparing(Line::id)
            .thenComparing(Line::sku);

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    private record Line(int partition, long at, String id, String sku) {

        String json() {
            return """
                    {"at_micros":%d,"movement":{"movement_id":"%s","sku":"%s","status":"IN_TRANSIT","sender":null,\
                    "receiver":null,"time_difference_seconds":null,"quantity_difference":null,"rejection":null}}""".formatted(at, id, sku);
        }
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            String id = new UUID(i * 7919L, i).toString();
            lines.add(new Line(i % 3, 1_000_000L * (i / 3), id, "SKU-1"));
            if (i % 5 == 0) {
                lines.add(new Line(i % 3, 1_000_000L * (i / 3), id, "SKU-2"));
            }
        }
        return lines;
    }

    @BeforeEach
    void reset() {
        streamsApp.reset();
        streamsApp.answer("movement-history", HistoryTest::range);
    }

    private static Reply range(Map<String, String> query) {
        long beforeAt = Long.parseLong(query.getOrDefault("before_at", Long.toString(Long.MAX_VALUE)));
        Line last = new Line(0, beforeAt, query.getOrDefault("before_id", ""), query.getOrDefault("before_sku", ""));
        return Reply.found(LINES.stream()
                .filter(line -> line.partition() == Integer.parseInt(query.get("partition")))
                .filter(line -> NEWEST_FIRST.compare(line, last) > 0)
                .sorted(NEWEST_FIRST)
                .limit(Long.parseLong(query.get("limit")))
                .map(Line::json)
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "15", "53", "54", "100"})
    void shouldPageOverAllPartitionsInOrderWithoutGapOrRepetition(int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.get(PATH + "&limit=" + limit + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/movement_id").stringValue()
                            + item.at("/product_id").stringValue()));
            String next = page.at("/next");
            cursor = next.equals("null") ? null : "&cursor=" + next;
        } while (cursor != null);

        assertThat(seen)
                .isEqualTo(LINES.stream()
                        .sorted(NEWEST_FIRST)
                        .map(line -> line.id() + line.sku())
                        .toList());
    }

    @Test
    void shouldSayThatThereIsNoNextPageWhenTheLastIsFull() {
        assertThat(api.get(PATH + "&limit=" + LINES.size()).at("/next")).isEqualTo("null");
    }

    @Test
    void shouldPassFiltersOn() {
        List<Map<String, String>> queries = java.util.Collections.synchronizedList(new ArrayList<>());
        streamsApp.answer("movement-history", query -> {
            queries.add(query);
            return Reply.found("{\"items\":[]}");
        });
        Answer answer = api.get(
                "/api/v1/movements?product_id=a%2Fb%20%D1%8F&warehouse_id=W&from=2026-11-21T10:00:00%2B03:00&to=2026-11-22T00:00:00Z");

        assertThat(answer.text()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(queries)
                .hasSize(FakeStreamsApp.PARTITIONS)
                .allSatisfy(query -> assertThat(query)
                        .containsEntry("product_id", "a/b я")
                        .containsEntry("warehouse_id", "W")
                        .containsEntry("from", "2026-11-21T07:00:00Z")
                        .containsEntry("to", "2026-11-22T00:00:00Z")
                        .containsEntry("limit", "21"));
    }

    @Test
    void shouldNeverGivePartOfTheList() {
        streamsApp.answer(
                "movement-history",
                query -> query.get("partition").equals("2") ? Reply.moving() : Reply.found("{\"items\":[]}"));
        Answer answer = api.get(PATH);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("store_moving");
    }

    @Test
    void shouldAnswer503WhenAPartitionHasNoOwner() {
        Map<Integer, java.net.URI> owners = FakeStreamsApp.allOwnedBy(streamsApp.url());
        owners.remove(3);
        streamsApp.owners(owners);

        assertThat(api.get(PATH).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/movements,product_id",
        "/api/v1/movements?product_id=,product_id",
        "/api/v1/movements?product_id=a&product_id=b,product_id",
        "/api/v1/movements?product_id=a&limit=0,limit",
        "/api/v1/movements?product_id=a&limit=101,limit",
        "/api/v1/movements?product_id=a&limit=ten,limit",
        "/api/v1/movements?product_id=a&from=yesterday,from",
        "/api/v1/movements?product_id=a&from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z,from",
        "/api/v1/movements?product_id=a&cursor=!!,cursor",
        "/api/v1/movements?product_id=a&cursor=aGlzdG9yeS0xAHg,cursor"
    })
    void shouldNameWrongParameter(String path, String field) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }
}
