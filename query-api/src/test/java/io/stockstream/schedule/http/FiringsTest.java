package io.stockstream.schedule.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.platform.web.Cursor;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiringsTest extends ScheduleFixture {

    private static final String FIRINGS = SCHEDULES + "/1/firings";

    @BeforeEach
    void create() {
        api.post(SCHEDULES, CRON);
        streamsApp.answer("schedule-firings", FiringsTest::newest);
    }

    /** Five decisions. */
    private static Reply newest(Map<String, String> query) {
        long before = Long.parseLong(query.getOrDefault("before", "6"));
        return Reply.found(LongStream.iterate(before - 1, number -> number > 0, number -> number - 1)
                .limit(Long.parseLong(query.get("limit")))
                .mapToObj(FiringsTest::stored)
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    private static String stored(long number) {
        return """
                {"schedule_id":1,"name":"mondays","due_at":"2026-11-23T07:30:00Z","run_id":null,"outcome":"MISSED","passed_over":3,\
                "task_id":null,"schedule_version":7,"decided_at":"2026-11-23T08:00:00.310Z","number":%d}""".formatted(number);
    }

    @Test
    void shouldShowDecisionsNewestFirst() {
        Answer page = api.get(FIRINGS + "?limit=5");

        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).startsWith("""
                {"items":[{"number":5,"due_at":"2026-11-23T07:30:00Z","run_id":null,"outcome":"missed","passed_over":3,\
                "task_id":null,"schedule_version":7,"decided_at":"2026-11-23T08:00:00.310Z"},{"number":4,""");
        assertThat(page.json().get("items").size()).isEqualTo(5);
        assertThat(page.at("/next")).isEqualTo("null");
    }

    @Test
    void shouldGoOnWithTheNextPage() {
        Answer first = api.get(FIRINGS + "?limit=3");
        Answer second = api.get(FIRINGS + "?limit=3&cursor=" + first.at("/next"));

        assertThat(first.json().at("/items").findValuesAsString("number")).containsExactly("5", "4", "3");
        assertThat(second.json().at("/items").findValuesAsString("number")).containsExactly("2", "1");
        assertThat(second.at("/next")).isEqualTo("null");
    }

    @Test
    void shouldRefuseForeignCursors() {
        for (String cursor : new String[] {
            "x",
            new Cursor("firings-1", "2", "3").encode(),
            new Cursor("firings-1", "1", "0").encode(),
            new Cursor("firings-1", "1", "-3").encode(),
            new Cursor("firings-1", "1", "9".repeat(30)).encode(),
            new Cursor("firings-1", "1", "").encode(),
            new Cursor("history-1", "1", "3").encode()
        }) {
            Answer refused = api.get(FIRINGS + "?cursor=" + cursor);
            assertThat(refused.status()).as(cursor).isEqualTo(422);
            assertThat(refused.at("/errors/0/field")).isEqualTo("cursor");
        }
        assertThat(api.get(FIRINGS + "?limit=101").at("/errors/0/field")).isEqualTo("limit");
    }

    @Test
    void shouldTellThatThereIsNoSuchSchedule() {
        assertThat(api.get(SCHEDULES + "/7/firings").status()).isEqualTo(404);
        assertThat(api.get(SCHEDULES + "/x/firings").status()).isEqualTo(422);
    }

    @Test
    void shouldNotTakeAStoreThatMovesForEmpty() {
        streamsApp.answer("schedule-firings", query -> Reply.moving());

        assertThat(api.get(FIRINGS).at("/code")).isEqualTo("store_moving");
    }
}
