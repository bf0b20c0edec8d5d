package io.stockstream.task.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeHistory;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.platform.history.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ForgottenTaskTest extends TaskFixture {

    private static final Instant LAST = Instant.parse("2025-01-01T00:00:00Z");

    @Autowired
    private FakeHistory history;

    @AfterEach
    void forget() {
        history.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status/t0", "/tasks/t0", "/api/v1/tasks/t0"})
    void shouldShowAForgottenTask(String path) {
        keep(1);
        streamsApp.answer("tasks", query -> Reply.missing());

        Answer answer = api.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/task_id")).isEqualTo("t0");
    }

    @Test
    void shouldNeitherCancelNorRetryAForgottenTask() {
        keep(1);
        streamsApp.answer("tasks", query -> Reply.missing());

        assertThat(api.post("/api/v1/tasks/t0/cancel", "").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/tasks/t0/retry", "").status()).isEqualTo(404);
        assertThat(ledger.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,3,9", "2,3,1", "3,0,2", "5,5,9", "7,3,9", "100,4,9", "100,4,3"})
    void shouldListEveryTaskOnceAcrossTheSeam(int limit, int stored, int largestAnswer) {
        keep(8);
        history.cutAt(largestAnswer);
        history.seam(History.Kind.TASKS, stored == 0 ? LAST.plusSeconds(1) : at(stored - 1));
        list(stored);

        assertThat(pages("?limit=" + limit))
                .isEqualTo(IntStream.range(0, 8).mapToObj(i -> "t" + i).toList());
    }

    @Test
    void shouldSearchTheErrorsOfForgottenTasksStepByStep() {
        keep(1_200);
        history.seam(History.Kind.TASKS, LAST.plusSeconds(1));
        list(0);

        assertThat(pages("?limit=10&error=AWAY")).hasSize(1_200);
        assertThat(pages("?limit=10&error=nowhere")).isEmpty();
    }

    @Test
    void shouldAnswer503WhenAPageReachesAHistoryThatIsAway() {
        history.seam(History.Kind.TASKS, LAST);
        history.goAway();
        list(0);

        assertThat(api.get("/tasks").at("/code")).isEqualTo("history_unavailable");
        assertThat(api.get("/tasks?from=" + LAST).status()).isEqualTo(200);
    }

    private List<String> pages(String query) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = api.get("/tasks" + query + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/task_id").stringValue()));
            String next = page.at("/next");
            cursor = next.equals("null") ? null : "&cursor=" + next;
        }
        return seen;
    }

    private void list(int stored) {
        streamsApp.answer("task-index", query -> {
            int behind = query.containsKey("before_id")
                    ? Integer.parseInt(query.get("before_id").substring(1)) + 1
                    : 0;
            return Reply.found(IntStream.range(behind, Math.max(behind, stored))
                    .filter(i -> query.get("partition").equals("1"))
                    .limit(Long.parseLong(query.get("limit")))
                    .mapToObj(ForgottenTaskTest::task)
                    .collect(Collectors.joining(",", "{\"items\":[", "]}")));
        });
    }

    private void keep(int count) {
        history.seam(History.Kind.TASKS, LAST);
        for (int i = 0; i < count; i++) {
            history.keep(History.Kind.TASKS, new History.Place(at(i), "t" + i), task(i));
        }
    }

    private static Instant at(int place) {
        return LAST.minusSeconds(place);
    }

    private static String task(int place) {
        return TaskListTest.stored("t" + place, at(place).toString());
    }
}
