package io.stockstream.task.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest extends TaskFixture {

    @Test
    void shouldShowTheStatusAndTheResultAsJson() {
        store(null, "SUCCEEDED", "{\"order_id\":\"o\",\"status\":\"processed\"}");
        Answer answer = api.get("/status/t-1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"task_id\":\"t-1\",\"status\":\"succeeded\",\"result\":{\"order_id\":\"o\",\"status\":\"processed\"}}");
    }

    @Test
    void shouldShowATaskButNotWhatItWorksOn() {
        store("PRIORITY", "FAILED", null);
        Answer answer = api.get("/tasks/t-1");

        assertThat(answer.text()).isEqualTo("""
                {"task_id":"t-1","type":"notification","queue":"priority","status":"failed","result":null,"error":"away",\
                "attempts":[{"number":1,"status":"failed","started_at":"2026-11-22T10:00:00.120Z",\
                "ended_at":"2026-11-22T10:00:00.310Z","worker":"w-1","error":"away"},\
                {"number":2,"status":"failed","started_at":"2026-11-22T10:00:02Z","ended_at":null,"worker":null,"error":null}],\
                "requested_at":"2026-11-22T10:00:00.050Z","updated_at":"2026-11-22T10:00:03Z","next_attempt_at":null,"progress":null,"progress_message":null}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.50|1.50",
                "\"text\"|\"text\"",
                "[1,null]|[1,null]",
                "null|null",
                "no json|\"no json\"",
                "``|null"
            })
    void shouldShowAnyResult(String stored, String shown) {
        store("DEFAULT", "SUCCEEDED", stored);

        assertThat(api.get("/status/t").text()).endsWith("\"result\":" + shown + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "order%3AA%2FB%3Anotification%3Aprocessed,order:A/B:notification:processed",
        "order:1:invoice,order:1:invoice",
        "%D0%AF,Я"
    })
    void shouldTakeAnyTextAsId(String encoded, String id) {
        store("DEFAULT", "FAILED", null);

        assertThat(api.get("/tasks/" + encoded).at("/task_id")).isEqualTo(id);
        assertThat(api.get("/status/" + encoded).at("/task_id")).isEqualTo(id);
        Answer retried = api.post("/api/v1/tasks/" + encoded + "/retry", "");
        assertThat(retried.at("/task_id")).isEqualTo(id);
        assertThat(api.get(retried.header("Location").orElseThrow()).at("/task_id"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status/none", "/tasks/none"})
    void shouldAnswerUnknownTaskWith404(String path) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/code")).isEqualTo("not_found");
    }

    @Test
    void shouldNotTakeATaskThatMovesForMissing() {
        streamsApp.answer("tasks", query -> Reply.moving());

        assertThat(api.get("/status/t").status()).isEqualTo(503);
    }
}
