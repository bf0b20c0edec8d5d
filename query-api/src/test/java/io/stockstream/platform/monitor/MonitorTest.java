package io.stockstream.platform.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeQueues;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.api.testing.FakeTaskLedger;
import io.stockstream.platform.kafka.QueueReads.Queues;
import io.stockstream.platform.kafka.QueueReads.Waiting;
import io.stockstream.platform.kafka.QueueReads.Worker;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class MonitorTest {

    private static final String JSON = "/api/v1/monitor";
    private static final String OPERATOR = basic("operator:pässword: 1");

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeQueues queues;

    @Autowired
    private FakeTaskLedger ledger;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        queues.reset();
        ledger.reset();
        streamsApp.answer("task-index", query -> Reply.found("{\"items\":[]}"));
        streamsApp.answer("task-counts", query -> Reply.found("{\"items\":[]}"));
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/monitor",
                "/monitor/monitor.js",
                "/monitor/monitor.css",
                JSON,
                "/%6donitor",
                "/api/v1/monitor;x=1"
            })
    void shouldLetNobodyInWithoutThePassword(String path) {
        for (String[] headers : List.of(
                new String[0],
                new String[] {"Authorization", basic("operator:")},
                new String[] {"Authorization", basic("admin:pässword: 1")},
                new String[] {"Authorization", "Basic ???"},
                new String[] {"Authorization", "Bearer x"})) {
            Answer answer = api.get(path, headers);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("/code")).isEqualTo("unauthorized");
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Basic");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/monitor", "/monitor/monitor.js", "/monitor/monitor.css"})
    void shouldServeThePageAndAllOfIt(String path) {
        Answer answer = api.get(path, "Authorization", OPERATOR);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("innerHTML");
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
    }

    @Test
    void shouldShowWhatIsGoingOn() {
        queues.answer(new Queues(
                List.of(new Worker(
                        "priority",
                        "127.0.0.1",
                        "stockstream-tasks.priority-0",
                        List.of("tasks.priority-0", "tasks.priority-1"))),
                List.of(new Waiting("priority", "tasks.priority", 3))));
        streamsApp.answer(
                "task-counts",
                query -> Reply.found(
                        "{\"items\":[{\"type\":\"invoice\",\"state\":\"SUCCEEDED\",\"count\":%s},{\"type\":\"x\",\"state\":\"FAILED\",\"count\":0}]}"
                                .formatted(query.get("partition").equals("0") ? 36 : 2)));
        Answer answer = api.get(JSON, "Authorization", OPERATOR);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json())
                .isEqualTo(api.contract().example(api.contract().answers("get", "/api/v1/monitor", 200), "monitor"));
    }

    @Test
    void shouldShowTheRestWhenSomethingIsAway() {
        queues.fail(ApiException.of(ProblemCode.KAFKA_UNAVAILABLE, "Kafka does not tell."));
        Answer answer = api.get(JSON, "Authorization", OPERATOR);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/workers")).isEqualTo("null");
        assertThat(answer.at("/tasks")).isEqualTo("[]");
        assertThat(answer.at("/problems/0")).isEqualTo("Kafka does not tell.");
    }

    @Test
    void shouldCancelForItsOwnPageOnly() {
        streamsApp.answer("tasks", query -> Reply.found("""
                {"task_id":"a/b","type":"sum","queue":"DEFAULT","state":"RUNNING","payload":"{}","attempts":[],"attempt":1,\
                "requested_at":"2026-11-22T10:00:00Z","updated_at":"2026-11-22T10:00:00Z","version":1}"""));
        Answer foreign = api.send(api.request("/monitor/tasks/a%2Fb/cancel", "Authorization", OPERATOR)
                .POST(BodyPublishers.noBody()));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(ledger.calls()).isEmpty();

        Answer own = api.send(
                api.request("/monitor/tasks/a%2Fb/cancel", "Authorization", OPERATOR, "X-Stockstream-Monitor", "page")
                        .POST(BodyPublishers.noBody()));

        assertThat(own.status()).as(own.text()).isEqualTo(204);
        assertThat(ledger.calls()).containsExactly("cancel a/b sum 1");
        assertThat(api.send(api.request("/monitor/tasks/a%2Fb/cancel", "X-Stockstream-Monitor", "page")
                                .POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }
}
