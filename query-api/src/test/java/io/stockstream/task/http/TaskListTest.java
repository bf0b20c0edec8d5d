package io.stockstream.task.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.platform.web.Cursor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class TaskListTest {

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
    }

    static String stored(String id, String at) {
        return """
                {"task_id":"%s","type":"sum","queue":"DEFAULT","state":"FAILED","payload":"{}","attempts":[],"attempt":1,\
                "error":"away","requested_at":"%s","updated_at":"%s","version":1,"progress":50,"progress_message":"half"}""".formatted(id, at, at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/api/v1/tasks"})
    void shouldGatherPartitionsAndGoOn(String path) {
        streamsApp.answer("task-index", query -> {
            String partition = query.get("partition");
            String time = "2026-11-22T10:00:0" + partition + "Z";
            boolean behind = query.containsKey("before_at");
            return Reply.found(
                    behind ? "{\"items\":[],\"next\":null}" : "{\"items\":[" + stored("t" + partition, time) + "]}");
        });
        Answer first = api.get(path + "?limit=2");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.at("/items/0/task_id")).isEqualTo("t3");
        assertThat(first.at("/items/1/task_id")).isEqualTo("t2");
        assertThat(first.at("/items/0/status")).isEqualTo("failed");
        assertThat(first.at("/items/0/progress")).isEqualTo("50");
        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(first.text()).doesNotContain("payload");

        Answer second = api.get(path + "?limit=2&cursor=" + first.at("/next"));

        assertThat(second.json().at("/items").size()).isZero();
        assertThat(second.at("/next")).isEqualTo("null");
    }

    @Test
    void shouldHandTheFilterAndTheCursorToTheStores() {
        Map<String, String> asked = new ConcurrentHashMap<>();
        streamsApp.answer("task-index", query -> {
            asked.putAll(query);
            return Reply.found("{\"items\":[]}");
        });
        String cursor = new Cursor("tasks-1", "2026-11-22T10:00:00Z", "a/b").encode();
        Answer answer =
                api.get("/tasks?status=failed&type=sum&queue=priority&error=Away%20now&from=2026-11-20T00:00:00Z"
                        + "&to=2026-11-23T00:00:00Z&limit=5&cursor=" + cursor);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(asked)
                .containsEntry("status", "FAILED")
                .containsEntry("type", "sum")
                .containsEntry("queue", "PRIORITY")
                .containsEntry("error", "Away now")
                .containsEntry("from", "2026-11-20T00:00:00Z")
                .containsEntry("to", "2026-11-23T00:00:00Z")
                .containsEntry("limit", "6")
                .containsEntry("before_at", "2026-11-22T10:00:00Z")
                .containsEntry("before_id", "a/b");
    }

    @Test
    void shouldLookOnWhenAPartitionHasLookedAtEnough() {
        Set<String> places = ConcurrentHashMap.newKeySet();
        streamsApp.answer("task-index", query -> {
            String before = query.getOrDefault("before_id", "");
            places.add(before);
            return switch (before) {
                case "" -> Reply.found("{\"items\":[],\"next\":{\"at\":\"2026-11-22T10:00:09Z\",\"id\":\"x\"}}");
                case "x" ->
                    Reply.found("{\"items\":["
                            + (query.get("partition").equals("1") ? stored("found", "2026-11-22T10:00:01Z") : "")
                            + "]}");
                default -> Reply.found("{\"items\":[]}");
            };
        });
        Answer answer = api.get("/tasks?status=failed");

        assertThat(answer.at("/items/0/task_id")).isEqualTo("found");
        assertThat(answer.at("/next")).isEqualTo("null");
        assertThat(places).containsExactlyInAnyOrder("", "x");
    }

    @Test
    void shouldLeaveTheRestOfASearchToTheNextPage() {
        streamsApp.answer(
                "task-index",
                query -> Reply.found(
                        query.containsKey("before_id")
                                ? "{\"items\":[" + stored("t" + query.get("partition"), "2026-11-22T10:00:01Z") + "]}"
                                : "{\"items\":[],\"next\":{\"at\":\"2026-11-22T10:00:09Z\",\"id\":\"x\"}}"));
        Answer first = api.get("/tasks?error=away");
        int looks = streamsApp.count("task-index");
        Answer second = api.get("/tasks?error=away&cursor=" + first.at("/next"));

        assertThat(first.json().at("/items").size()).isZero();
        assertThat(looks).isEqualTo(FakeStreamsApp.PARTITIONS);
        assertThat(second.json().at("/items").size()).isEqualTo(FakeStreamsApp.PARTITIONS);
        assertThat(second.at("/next")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "status=lost,status",
        "status=FAILED,status",
        "queue=fast,queue",
        "error=,error",
        "from=yesterday,from",
        "from=%2B999999999-01-01T00:00:00Z,from",
        "from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z,from",
        "limit=101,limit",
        "limit=0,limit",
        "cursor=x,cursor",
        "cursor=%00,cursor"
    })
    void shouldRefuseWrongParameters(String query, String field) {
        Answer answer = api.get("/tasks?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "orders-1,2026-11-22T10:00:00Z,t",
        "tasks-1,never,t",
        "tasks-1,+1000000000-12-31T00:00:00Z,t",
        "tasks-1,2026-11-22T10:00:00Z,''"
    })
    void shouldRefuseCursorsThatItNeverGaveOut(String kind, String at, String id) {
        Answer answer = api.get("/tasks?cursor=" + new Cursor(kind, at, id).encode());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("cursor");
    }

    @Test
    void shouldNotTakeAPartForTheWhole() {
        streamsApp.answer(
                "task-index",
                query -> query.get("partition").equals("2") ? Reply.moving() : Reply.found("{\"items\":[]}"));

        assertThat(api.get("/tasks").status()).isEqualTo(503);
    }
}
