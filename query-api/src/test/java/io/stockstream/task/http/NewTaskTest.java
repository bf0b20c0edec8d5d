package io.stockstream.task.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.api.testing.FakeTaskTypes;
import io.stockstream.schema.Topics;
import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import io.stockstream.task.TaskType;
import io.stockstream.task.type.TaskTypes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class NewTaskTest {

    private static final String BODY = "{\"type\":\"sum\",\"payload\":{\"numbers\":[1,2.50]}}";
    private static final String NAMED = "{\"type\":\"sum\",\"payload\":{\"numbers\":[1,2.50]},\"key\":\"k\"}";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeTaskTypes topic;

    @Autowired
    private TaskTypes types;

    @BeforeEach
    void reset() throws InterruptedException {
        kafka.reset();
        streamsApp.reset();
        kafka.awaitFeed();
        topic.know(types, FakeTaskTypes.SUM);
        topic.know(types, FakeTaskTypes.INVOICE);
    }

    /** A forged invoice would from then on be served as that of the order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"invoice\",\"payload\":{\"order\":{\"order_id\":\"1\"}}}",
                "{\"type\":\"invoice\",\"payload\":{},\"key\":\"order:1:invoice\"}",
                "{\"type\":\"invoice\",\"queue\":\"default\"}"
            })
    void shouldRefuseWhatOnlyTheSystemAsksFor(String body) {
        Answer answer = api.post("/tasks", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("internal_task_type");
        assertThat(answer.at("/errors/0/field")).isEqualTo("type");
        assertThat(answer.at("/errors/0/message"))
                .matches("is an internal type, for the system only; use one of (?!.*invoice).*sum");
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldTellWhichTypesClientsMayAskFor() {
        assertThat(api.get("/api/v1/tasks/types/invoice").at("/internal")).isEqualTo("true");
        assertThat(api.get("/api/v1/tasks/types/sum").at("/internal")).isEqualTo("false");
        assertThat(api.get("/api/v1/tasks/types").text()).contains("\"invoice\"", "\"internal\":true");
        assertThat(api.post("/tasks", "{\"type\":\"none\"}").at("/errors/0/message"))
                .matches("must be a type of task, one of (?!.*invoice).*sum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "invoices"})
    void shouldKeepClientsOutOfTheQueuesOfTheSystem(String queue) {
        Answer answer = api.post("/tasks", BODY.replace("{\"type\"", "{\"queue\":\"%s\",\"type\"".formatted(queue)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("queue");
    }

    private void known(String state, String payload) {
        String text = new JsonMapper().writeValueAsString(payload);
        streamsApp.answer(
                "tasks",
                query -> Reply.found(TaskListTest.stored(query.get("task_id"), "2026-11-22T10:00:00Z")
                        .replace("\"FAILED\"", "\"" + state + "\"")
                        .replace("\"payload\":\"{}\"", "\"payload\":" + text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/api/v1/tasks"})
    void shouldAskForATaskInTheQueueOfItsType(String path) {
        Answer answer = api.post(path, BODY);
        String taskId = answer.at("/task_id");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"task_id\":\"%s\",\"status\":\"requested\"}".formatted(taskId));
        assertThat(answer.header("Location")).contains("/tasks/" + taskId);
        assertThat(kafka.others()).containsExactly("tasks.default " + taskId, "tasks.reports " + taskId);
        assertThat(kafka.values(Topics.TASKS_DEFAULT)).singleElement().satisfies(task -> {
            assertThat(task.getType()).isEqualTo("sum");
            assertThat(task.getPayload()).isEqualTo("{\"numbers\":[1,2.50]}");
        });
    }

    @Test
    void shouldTakeTheExampleAndItsQueue() {
        Answer answer = api.post(
                "/tasks",
                api.contract()
                        .example(api.contract().requests("post", "/tasks"), "sum")
                        .toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(kafka.values(Topics.TASKS_PRIORITY))
                .singleElement()
                .satisfies(task -> assertThat(task.getQueue()).isEqualTo(TaskQueue.PRIORITY));
    }

    @Test
    void shouldNameTheSameTaskByTheSameKey() {
        String first = api.post("/tasks", NAMED).at("/task_id");

        assertThat(api.post("/api/v1/tasks", NAMED).at("/task_id")).isEqualTo(first);
        assertThat(api.post("/tasks", NAMED.replace("\"k\"", "\"K\"")).at("/task_id"))
                .isNotEqualTo(first);
        assertThat(api.post("/tasks", BODY).at("/task_id"))
                .isNotEqualTo(api.post("/tasks", BODY).at("/task_id"));
    }

    @Test
    void shouldNotAskAgainForWhatIsKnownUnderTheKey() {
        known("RUNNING", "{\"numbers\": [1, 2.50]}");
        Answer answer = api.post("/tasks", NAMED);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("/status")).isEqualTo("running");
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldRefuseAnotherPayloadUnderTheKey() {
        known("RUNNING", "{\"numbers\":[7]}");
        Answer answer = api.post("/tasks", NAMED);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/code")).isEqualTo("conflicting_duplicate");
        assertThat(answer.at("/detail")).contains("running");
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldTellWhichTypesThereAre() {
        Answer answer = api.post("/tasks", BODY.replace("sum", "product"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("unknown_task_type");
        assertThat(answer.at("/errors/0/field")).isEqualTo("type");
        assertThat(answer.at("/errors/0/message")).contains("sum");
        assertThat(kafka.others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|(body)",
                "{}|type",
                "{\"type\":5}|type",
                "{\"type\":\"sum\"}|payload.numbers",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1,2,3,null]}}|payload.numbers[3]",
                "{\"type\":\"sum\",\"payload\":[1]}|payload",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1],\"to\":\"\\ud800\"}}|payload.to",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1,1e999999999]}}|payload.numbers[1]",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1]},\"queue\":\"fast\"}|queue",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1]},\"queue\":7}|queue",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1]},\"key\":\" \"}|key",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1]},\"key\":\"a\\u0000\"}|key",
                "{\"type\":\"sum\",\"payload\":{\"numbers\":[1]},\"retries\":7}|retries"
            })
    void shouldNameWhatIsWrong(String body, String field) {
        Answer answer = api.post("/tasks", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldBoundKeysAndPayloads() {
        String long1 = NAMED.replace("\"k\"", "\"" + "k".repeat(201) + "\"");
        String large = "{\"type\":\"sum\",\"payload\":{\"numbers\":[1],\"to\":\"%s\"}}".formatted("x".repeat(100_000));

        assertThat(api.post("/tasks", long1).at("/errors/0/field")).isEqualTo("key");
        assertThat(api.post("/tasks", large).at("/errors/0/message")).isEqualTo("must have at most 100000 bytes");
    }

    @Test
    void shouldWaitUntilTheTaskIsOver() {
        kafka.onWritten(Topics.TASK_REPORTS, (report, offset) -> {
            for (TaskState state : List.of(TaskState.RUNNING, TaskState.SUCCEEDED)) {
                kafka.commit(
                        Topics.TASKS,
                        report.getTaskId(),
                        Task.newBuilder()
                                .setTaskId(report.getTaskId())
                                .setType("sum")
                                .setQueue(TaskQueue.DEFAULT)
                                .setState(state)
                                .setAttempt(1)
                                .setResultJson(state == TaskState.SUCCEEDED ? "{\"sum\":3.50}" : null)
                                .setRequestedAt(report.getAt())
                                .setUpdatedAt(report.getAt())
                                .setVersion(1)
                                .build());
            }
        });
        Answer answer = api.post("/tasks", "application/json", BODY, "Prefer", "wait=10");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("succeeded");
        assertThat(answer.text()).contains("\"result\":{\"sum\":3.50}");
        assertThat(answer.header("Preference-Applied")).contains("wait=10");
    }

    @Test
    void shouldNotWaitLongerThanWished() {
        Answer answer = api.post("/tasks", "application/json", BODY, "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/status")).isEqualTo("requested");
    }

    @Test
    void shouldShowATaskThatIsOverAtOnce() {
        known("SUCCEEDED", "{\"numbers\":[1,2.50]}");
        Answer answer = api.post("/tasks", "application/json", NAMED, "Prefer", "wait=30");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("succeeded");
    }

    @Test
    void shouldShowTheTypes() {
        Answer all = api.get("/api/v1/tasks/types");
        Answer one = api.get("/api/v1/tasks/types/sum");

        assertThat(all.status()).as(all.text()).isEqualTo(200);
        assertThat(all.json().valueStream()).contains(one.json());
        assertThat(one.at("/payload_schema/required/0")).isEqualTo("numbers");
        assertThat(one.at("/time_limit_seconds")).isEqualTo("30");
        assertThat(one.at("/retry_delays_seconds")).isEqualTo("[2,10,600]");
        assertThat(one.json().propertyNames())
                .containsExactlyElementsOf(api.contract()
                        .example(api.contract().answers("get", "/api/v1/tasks/types/{type}", 200), "sum")
                        .propertyNames());
        assertThat(api.get("/api/v1/tasks/types/none").status()).isEqualTo(404);
    }

    @Test
    void shouldForgetATypeThatIsGone() {
        topic.know(types, TaskType.newBuilder(FakeTaskTypes.SUM).setType("gone").build());
        topic.write("gone", null);
        await().until(() -> types.find("gone").isEmpty());

        assertThat(api.post("/tasks", BODY.replace("sum", "gone")).at("/code")).isEqualTo("unknown_task_type");
    }
}
