package io.stockstream.stock.http;

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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ForgottenMovementTest {

    private static final String PATH = "/api/v1/movements";
    private static final String ID = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8dff";
    private static final Instant LAST = Instant.parse("2025-01-01T00:00:00.000001Z");

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeHistory history;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        history.reset();
        streamsApp.answer("movements", query -> Reply.found("{\"items\":[]}"));
    }

    @AfterEach
    void forget() {
        history.reset();
    }

    @Test
    void shouldShowAForgottenMovement() {
        history.seam(History.Kind.MOVEMENTS, LAST);
        history.keep(History.Kind.MOVEMENTS, new History.Place(LAST, ID, "SKU-1"), movement(ID, LAST));

        Answer answer = api.get(PATH + "/" + ID);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("completed");
        assertThat(answer.at("/sender/at")).isEqualTo(LAST.toString());
    }

    @Test
    void shouldNotCallAMovementUnknownWhileTheHistoryCannotBeAsked() {
        history.seam(History.Kind.MOVEMENTS, LAST);
        history.goAway();

        assertThat(api.get(PATH + "/" + ID).status()).isEqualTo(503);
    }

    @Test
    void shouldNotAskTheHistoryBeforeAnythingWasForgotten() {
        history.goAway();

        assertThat(api.get(PATH + "/" + ID).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"1,5", "2,4", "3,0", "3,9", "9,5", "10,5", "100,3"})
    void shouldListEveryMovementOnceAcrossTheSeam(int limit, int stored) {
        List<String> ids =
                IntStream.range(0, 10).mapToObj(i -> new UUID(i, i).toString()).toList();
        for (int i = 0; i < 10; i++) {
            history.keep(
                    History.Kind.MOVEMENTS, new History.Place(at(i), ids.get(i), "SKU-1"), movement(ids.get(i), at(i)));
        }
        history.seam(History.Kind.MOVEMENTS, at(stored).plusSeconds(1));
        streamsApp.answer("movement-history", query -> {
            int behind = query.containsKey("before_id") ? ids.indexOf(query.get("before_id")) + 1 : 0;
            return Reply.found(IntStream.range(behind, Math.max(behind, stored))
                    .filter(i -> query.get("partition").equals("2"))
                    .limit(Long.parseLong(query.get("limit")))
                    .mapToObj(i -> "{\"at_micros\":%d,\"movement\":%s}"
                            .formatted(StoredMovement.micros(at(i)), movement(ids.get(i), at(i))))
                    .collect(Collectors.joining(",", "{\"items\":[", "]}")));
        });
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = api.get(PATH + "?product_id=SKU-1&limit=" + limit + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/movement_id").stringValue()));
            String next = page.at("/next");
            cursor = next.equals("null") ? null : "&cursor=" + next;
        }

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void shouldNotAskTheHistoryForATimeOnThisSideOfTheSeam() {
        history.seam(History.Kind.MOVEMENTS, LAST);
        history.goAway();
        streamsApp.answer("movement-history", query -> Reply.found("{\"items\":[]}"));

        assertThat(api.get(PATH + "?product_id=SKU-1&from=" + LAST).status()).isEqualTo(200);
        assertThat(api.get(PATH + "?product_id=SKU-1&from=" + LAST.minusSeconds(1))
                        .status())
                .isEqualTo(503);
    }

    private static Instant at(int place) {
        return LAST.minusSeconds(place / 2 * 100L);
    }

    private static String movement(String id, Instant sentAt) {
        return """
                {"movement_id":"%s","sku":"SKU-1","status":"COMPLETED",\
                "sender":{"warehouse_id":"A","at":"%s","quantity":2},\
                "receiver":{"warehouse_id":"B","at":"%s","quantity":2},"time_difference_seconds":0,\
                "quantity_difference":0,"rejection":null}""".formatted(id, sentAt, sentAt);
    }
}
