package io.stockstream.task.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.platform.database.TaskLedger.Entry;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCommandTest extends TaskFixture {

    @ParameterizedTest
    @CsvSource({"PRIORITY,tasks.priority", "DEFAULT,tasks.default"})
    void shouldPutAFailedTaskIntoItsQueueAgain(String queue, String topic) {
        store(queue, "FAILED", null);
        Answer answer = api.send(api.request("/api/v1/tasks/t-1/retry").POST(BodyPublishers.noBody()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"task_id\":\"t-1\",\"status\":\"requested\"}");
        assertThat(answer.header("Location")).contains("/tasks/t-1");
        assertThat(kafka.others()).containsExactly(topic + " t-1", "tasks.reports t-1");
        assertThat(kafka.values(queue.equals("DEFAULT") ? Topics.TASKS_DEFAULT : Topics.TASKS_PRIORITY))
                .containsExactly(new TaskRequested(
                        "t-1",
                        "notification",
                        TaskQueue.valueOf(queue),
                        "{\"email\":\"secret@example.com\"}",
                        Instant.parse("2026-11-22T10:00:00.050Z")));
        assertThat(kafka.values(Topics.TASK_REPORTS)).singleElement().satisfies(report -> {
            assertThat(report.getState()).isEqualTo(TaskState.REQUESTED);
            assertThat(report.getAttempt()).isEqualTo(2);
            assertThat(report.getQueue()).isEqualTo(TaskQueue.valueOf(queue));
            assertThat(report.getType()).isEqualTo("notification");
        });
    }

    @Test
    void shouldAskForTheNewestStateBeforeARetry() {
        store("PRIORITY", "SUCCEEDED", null);
        streamsApp.answer(
                "tasks",
                query -> "true".equals(query.get("fresh"))
                        ? Reply.found(TwiceFailedTask.json("t", "PRIORITY", "FAILED", null))
                        : Reply.missing());

        assertThat(api.post("/api/v1/tasks/t/retry", "").status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUESTED", "RUNNING", "RETRYING", "SUCCEEDED", "UNKNOWN"})
    void shouldNotRetryATaskThatHasNotFailed(String state) {
        store("PRIORITY", state, null);
        Answer answer = api.post("/api/v1/tasks/t/retry", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/code")).isEqualTo("task_not_failed");
        assertThat(answer.header("Retry-After")).isEmpty();
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldNotRetryATaskWithoutAQueue() {
        store(null, "FAILED", null);
        Answer answer = api.post("/api/v1/tasks/t/retry", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/code")).isEqualTo("task_without_queue");
    }

    @Test
    void shouldNotRetryAnUnknownTask() {
        assertThat(api.post("/api/v1/tasks/t/retry", "").status()).isEqualTo(404);
    }

    @Test
    void shouldTellThatARetryCouldNotBeWritten() {
        store("PRIORITY", "FAILED", null);
        kafka.fail(new TimeoutException("no broker"));
        Answer answer = api.post("/api/v1/tasks/t/retry", "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("kafka_unavailable");
    }

    @Test
    void shouldRetryACancelledTask() {
        store("DEFAULT", "CANCELLED", null);
        ledger.put("t", new Entry(3, false, false, true));

        assertThat(api.post("/api/v1/tasks/t/retry", "").status()).isEqualTo(202);
        assertThat(kafka.values(Topics.TASK_REPORTS))
                .singleElement()
                .satisfies(report -> assertThat(report.getAttempt()).isEqualTo(3));
    }

    @Test
    void shouldMakeOneOfTwoRetries() {
        store("PRIORITY", "FAILED", null);
        ledger.put("t", new Entry(2, false, true, false));
        Answer first = api.post("/api/v1/tasks/t/retry", "");
        Answer second = api.post("/api/v1/tasks/t/retry", "");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(409);
        assertThat(kafka.values(Topics.TASKS_PRIORITY)).hasSize(1);
    }

    @Test
    void shouldGiveATaskBackThatDidNotGetIntoItsQueue() {
        store("PRIORITY", "FAILED", null);
        kafka.fail(new TimeoutException("no broker"));
        api.post("/api/v1/tasks/t/retry", "");

        assertThat(ledger.calls()).containsExactly("redrive t notification 2", "giveBack t");
    }

    @Test
    void shouldCancelInTheLedgerAndTellOfIt() {
        store("PRIORITY", "RUNNING", null);
        Answer answer = api.post("/api/v1/tasks/t/cancel", "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"task_id\":\"t\",\"status\":\"cancelled\"}");
        assertThat(answer.header("Location")).contains("/tasks/t");
        assertThat(ledger.calls()).containsExactly("cancel t notification 2");
        assertThat(kafka.others()).containsExactly("tasks.reports t");
        assertThat(kafka.values(Topics.TASK_REPORTS)).singleElement().satisfies(report -> {
            assertThat(report.getState()).isEqualTo(TaskState.CANCELLED);
            assertThat(report.getAttempt()).isEqualTo(2);
        });
    }

    @Test
    void shouldCancelTheAttemptThatComesNext() {
        store("PRIORITY", "REQUESTED", null);
        api.post("/api/v1/tasks/t/cancel", "");

        assertThat(kafka.values(Topics.TASK_REPORTS))
                .singleElement()
                .satisfies(report -> assertThat(report.getAttempt()).isEqualTo(3));
    }

    @Test
    void shouldTellAgainOfACancellationWhoseReportIsMissing() {
        store("PRIORITY", "RUNNING", null);
        ledger.put("t", new Entry(2, false, false, true));

        assertThat(api.post("/api/v1/tasks/t/cancel", "").status()).isEqualTo(202);
        assertThat(kafka.others()).containsExactly("tasks.reports t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void shouldNotCancelWhatIsOver(String state) {
        store("PRIORITY", state, null);
        Answer answer = api.post("/api/v1/tasks/t/cancel", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/code")).isEqualTo("task_over");
        assertThat(answer.at("/detail")).contains(TaskView.word(state));
        assertThat(ledger.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,false,succeeded", "false,true,failed"})
    void shouldNotCancelWhatTheLedgerKnowsToBeOver(boolean done, boolean failed, String status) {
        store("PRIORITY", "RUNNING", null);
        ledger.put("t", new Entry(2, done, failed, false));
        Answer answer = api.post("/api/v1/tasks/t/cancel", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains(status);
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldNotCancelAnUnknownTaskOrOneWithoutAQueue() {
        assertThat(api.post("/api/v1/tasks/t/cancel", "").status()).isEqualTo(404);
        store(null, "RUNNING", null);
        assertThat(api.post("/api/v1/tasks/t/cancel", "").at("/code")).isEqualTo("task_without_queue");
    }

    @ParameterizedTest
    @CsvSource({"cancel,RUNNING", "retry,FAILED"})
    void shouldTellThatTheLedgerIsAway(String action, String state) {
        store("PRIORITY", state, null);
        ledger.fail(ApiException.of(ProblemCode.DATABASE_UNAVAILABLE, "away"));
        Answer answer = api.post("/api/v1/tasks/t/" + action, "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("database_unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldRetryMany() {
        streamsApp.answer("task-index", query -> {
            String partition = query.get("partition");
            return Reply.found(
                    query.containsKey("before_at")
                            ? "{\"items\":[]}"
                            : "{\"items\":["
                                    + TaskListTest.stored("t" + partition, "2026-11-22T10:00:0%sZ".formatted(partition))
                                    + "]}");
        });
        Answer first = api.post("/api/v1/tasks/retry", "{\"status\":\"failed\",\"error\":\"away\",\"limit\":3}");

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(first.at("/retried")).isEqualTo("3");
        assertThat(kafka.values(Topics.TASKS_DEFAULT))
                .extracting(TaskRequested::getTaskId)
                .containsExactly("t3", "t2", "t1");
        assertThat(kafka.values(Topics.TASK_REPORTS)).hasSize(3);

        Answer second = api.post(
                "/api/v1/tasks/retry", "{\"status\":\"failed\",\"cursor\":\"%s\"}".formatted(first.at("/next")));

        assertThat(second.text()).isEqualTo("{\"retried\":0,\"next\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|status",
                "{\"status\":\"running\"}|status",
                "{\"status\":\"failed\",\"limit\":1001}|limit",
                "{\"status\":\"failed\",\"limit\":\"5\"}|limit",
                "{\"status\":\"failed\",\"from\":\"x\"}|from",
                "{\"status\":\"failed\",\"error\":\"\"}|error",
                "{\"status\":\"failed\",\"cursor\":\"x\"}|cursor",
                "{\"status\":\"failed\",\"all\":true}|all",
                "[]|(body)"
            })
    void shouldRefuseWrongWishes(String body, String field) {
        Answer answer = api.post("/api/v1/tasks/retry", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }
}
