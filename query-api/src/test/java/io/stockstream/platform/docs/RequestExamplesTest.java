package io.stockstream.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiContract;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeCatalogue;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeRows;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.api.testing.FakeTaskTypes;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskType;
import io.stockstream.task.type.TaskTypes;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A reader of the contract copies its examples: the application takes every one of them. */
@ApiTest
class RequestExamplesTest {

    /** The attributes of an event whose body is its data. */
    private static final Map<String, String> BINARY = Map.of(
            "ce-specversion", "1.0",
            "ce-id", "b3b53031-e83a-4654-87f5-b6b6fb09fd99",
            "ce-source", "WH-3322",
            "ce-type", "ru.retail.warehouses.movement",
            "ce-time", "2026-11-21T10:00:00Z",
            "ce-subject", "WH-3322:DEPARTURE");

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeRows rows;

    @Autowired
    private FakeCatalogue stores;

    @Autowired
    private FakeTaskTypes topic;

    @Autowired
    private TaskTypes types;

    @BeforeEach
    void reset() {
        kafka.reset();
        streamsApp.reset();
        stores.reset();
        rows.reset();
        rows.capture(stores);
    }

    private record Example(String method, String path, String mediaType, String name, JsonNode body) {}

    @Test
    void shouldTakeEveryExampleOfARequest() {
        ApiContract contract = api.contract();
        streamsApp.answer(
                "orders",
                query -> Reply.found(
                        contract.example(contract.answers("get", "/api/v1/orders/{order_id}", 200), "processed")
                                .toString()));
        streamsApp.answer("task-index", query -> Reply.found("{\"items\":[]}"));
        topic.know(types, FakeTaskTypes.SUM);
        topic.know(types, type(contract.example(contract.requests("post", "/api/v1/schedules"), "example")));
        List<Example> examples = examples();
        Map<String, String> created = new HashMap<>();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(25);
        for (Example example : examples) {
            Answer answer = send(example, created);
            assertThat(answer.status()).as("%s: %s", example, answer.text()).isIn(200, 201, 202);
            answer.header("Location").ifPresent(location -> created.put(example.path(), location));
        }
    }

    /** First what creates, then what changes it. */
    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        api.contract()
                .document()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .at("/requestBody/content")
                                .properties()
                                .forEach(type -> type.getValue()
                                        .at("/examples")
                                        .properties()
                                        .forEach(example -> examples.add(new Example(
                                                operation.getKey(),
                                                path.getKey(),
                                                type.getKey(),
                                                example.getKey(),
                                                api.contract()
                                                        .follow(example.getValue())
                                                        .get("value")))))));
        examples.sort(Comparator.comparing(example -> !example.method().equals("post")));
        return examples;
    }

    private Answer send(Example example, Map<String, String> created) {
        String collection = example.path().replace("/{id}", "");
        String target = created.getOrDefault(collection, collection).replace("{order_id}", "order-1");
        HttpRequest.Builder request = api.request(
                        example.method().equals("post") ? example.path().replace("{order_id}", "order-1") : target)
                .header("Content-Type", example.mediaType())
                .method(
                        example.method().toUpperCase(Locale.ROOT),
                        BodyPublishers.ofString(example.body().toString()));
        if (example.name().equals("binary")) {
            BINARY.forEach(request::header);
        }
        return api.send(request);
    }

    private static TaskType type(JsonNode schedule) {
        return new TaskType(
                schedule.at("/task_type").stringValue(),
                "Of the example.",
                TaskQueue.DEFAULT,
                "{\"type\":\"object\"}",
                1_000L,
                1,
                List.of(1_000L),
                false);
    }
}
