package io.stockstream.task.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import java.util.UUID;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class TestNotificationTest {

    private static final String PATH = "/test_notification";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @BeforeEach
    void reset() {
        kafka.reset();
    }

    private static String body(String message) {
        return "{\"email\":\"name@example.com\",\"message\":\"%s\"}".formatted(message);
    }

    @Test
    void shouldAskForAnUrgentTask() {
        Answer answer = api.post(PATH, "application/json", body("Привет,\\n\\tмир 🚀"), "Prefer", "wait=5");
        String taskId = answer.at("/task_id");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"task_id\":\"%s\"}".formatted(UUID.fromString(taskId)));
        assertThat(answer.header("Location")).contains("/status/" + taskId);
        assertThat(answer.header("Preference-Applied")).isEmpty();
        assertThat(kafka.others()).containsExactly("tasks.priority " + taskId, "tasks.reports " + taskId);
        assertThat(kafka.values(Topics.TASKS_PRIORITY)).singleElement().satisfies(task -> {
            assertThat(task.getTaskId()).isEqualTo(taskId);
            assertThat(task.getType()).isEqualTo("notification");
            assertThat(task.getQueue()).isEqualTo(TaskQueue.PRIORITY);
            assertThat(task.getPayload()).isEqualTo(body("Привет,\\n\\tмир 🚀"));
        });
    }

    @Test
    void shouldGiveEveryTaskAnotherId() {
        assertThat(api.post(PATH, body("a")).at("/task_id"))
                .isNotEqualTo(api.post(PATH, body("a")).at("/task_id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|email|is missing",
                "{\"email\":\"a@example.com\"}|message|is missing",
                "{\"email\":\"nobody\",\"message\":\"m\"}|email|must be an e-mail address",
                "{\"email\":\"a@example.com,b@example.com\",\"message\":\"m\"}|email|must be an e-mail address",
                "{\"email\":\"a@example.com\\r\\nBcc: b@example.com\",\"message\":\"m\"}|email|must be an e-mail address",
                "{\"email\":null,\"message\":\"m\"}|email|must be a text",
                "{\"email\":\"a@example.com\",\"message\":42}|message|must be a text",
                "{\"email\":\"a@example.com\",\"message\":\"\"}|message|must have 1 to 10000 characters",
                "{\"email\":\"a@example.com\",\"message\":\"a\\u0000\"}|message|must not contain control characters",
                "{\"email\":\"a@example.com\",\"message\":\"a\\r\"}|message|must not contain control characters",
                "{\"email\":\"a@example.com\",\"message\":\"m\",\"cc\":\"x\"}|cc|is not a field",
                "[]|(body)|must be a JSON object"
            })
    void shouldNameTheWrongField(String body, String field, String message) {
        Answer answer = api.post(PATH, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(answer.at("/errors/0/message")).startsWith(message);
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldNameEveryWrongField() {
        Answer answer = api.post(PATH, "{\"email\":\"nobody\",\"message\":\"\",\"cc\":1}");

        assertThat(answer.json().at("/errors").findValuesAsString("field")).containsExactly("email", "message", "cc");
    }

    @Test
    void shouldCountCharactersNotTheirHalves() {
        assertThat(api.post(PATH, body("🚀".repeat(10_000))).status()).isEqualTo(202);
        assertThat(api.post(PATH, body("x".repeat(10_001))).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml"})
    void shouldTakeJsonOnly(String type) {
        assertThat(api.post(PATH, type, body("m")).status()).isEqualTo(415);
    }

    @Test
    void shouldNeverLogTheAddress(CapturedOutput log) {
        api.post(PATH, body("m"));
        api.post(PATH, "{\"email\":\"name@example.com\",\"message\":\"\"}");
        kafka.fail(new TimeoutException("no broker"));
        Answer answer = api.post(PATH, body("m"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(log.toString()).contains("kafka_unavailable").doesNotContain("name@example.com");
    }
}
