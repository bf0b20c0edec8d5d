package io.stockstream.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class DocumentsTest {

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired
    private ApiClient api;

    private JsonNode document() {
        return api.contract().document();
    }

    private List<String> parameters(JsonNode operation) {
        return operation
                .at("/parameters")
                .valueStream()
                .map(parameter -> api.contract().follow(parameter).get("name").stringValue())
                .toList();
    }

    @Test
    void shouldDescribeEveryPath() {
        JsonNode document = document();

        assertThat(document.at("/openapi").stringValue()).startsWith("3.1");
        assertThat(document.at("/info/title").stringValue()).isEqualTo("Stockstream API");
        assertThat(document.at("/paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/kafka/webhook",
                        "/api/v1/movements",
                        "/api/v1/movements/{movement_id}",
                        "/api/v1/stock/{sku}",
                        "/api/v1/warehouse/{warehouse_id}/products/{product_id}",
                        "/api/v1/warehouses/{warehouse_id}/stock",
                        "/invoice/{order_id}",
                        "/api/v1/orders/{order_id}/invoice",
                        "/order",
                        "/report",
                        "/api/v1/reports/daily/{date}",
                        "/api/v1/reports/daily/{date}/skus",
                        "/api/v1/reports/daily/{date}/revisions",
                        "/api/v1/reports/stock/{date}",
                        "/api/v1/orders",
                        "/api/v1/orders/{order_id}",
                        "/api/v1/orders/{order_id}/cancel",
                        "/api/v1/orders/{order_id}/explain",
                        "/api/v1/orders/{order_id}/events",
                        "/users",
                        "/users/{id}",
                        "/api/v1/products",
                        "/api/v1/products/{id}",
                        "/api/v1/addresses",
                        "/api/v1/addresses/{id}",
                        "/api/v1/warehouses",
                        "/api/v1/warehouses/{id}",
                        "/api/v1/schedules",
                        "/api/v1/schedules/{id}",
                        "/api/v1/schedules/{id}/run",
                        "/api/v1/schedules/{id}/pause",
                        "/api/v1/schedules/{id}/resume",
                        "/api/v1/schedules/{id}/firings",
                        "/status/{task_id}",
                        "/tasks",
                        "/api/v1/tasks",
                        "/tasks/{id}",
                        "/api/v1/tasks/{id}",
                        "/api/v1/tasks/{id}/cancel",
                        "/api/v1/tasks/{id}/retry",
                        "/api/v1/tasks/retry",
                        "/api/v1/tasks/types",
                        "/api/v1/tasks/types/{type}",
                        "/api/v1/monitor",
                        "/test_notification");
    }

    @Test
    void shouldDescribeAllMediaTypesOfTheWebhookWithExamples() {
        JsonNode content = document().at("/paths/~1api~1v1~1kafka~1webhook/post/requestBody/content");

        assertThat(content.propertyNames())
                .containsExactlyInAnyOrder(
                        "application/cloudevents+json", "application/cloudevents-batch+json", "application/json");
        content.forEach(type -> assertThat(type.at("/examples").size()).isPositive());
    }

    @Test
    void shouldDescribeErrorsOfEveryOperation() {
        for (JsonNode path : document().at("/paths")) {
            for (JsonNode operation : path) {
                if (operation.at("/operationId").asString().equals("allowMovementEvents")) {
                    continue; // A handshake, which reads nothing and refuses nothing.
                }
                assertThat(operation.at("/responses").propertyNames()).contains("406", "503");
                for (JsonNode described : operation.at("/responses")) {
                    JsonNode response = api.contract().follow(described);
                    for (JsonNode content : response.at("/content")) {
                        assertThat(content.has("schema")).isTrue();
                        assertThat(content.at("/examples").size()).isPositive();
                    }
                }
                JsonNode away = api.contract().follow(operation.at("/responses/503"));
                assertThat(away.at("/content/application~1problem+json/examples")
                                .has("overloaded"))
                        .isTrue();
                assertThat(away.at("/headers").has("Retry-After")).isTrue();
                assertThat(operation.at("/responses").has("413")).isEqualTo(operation.has("requestBody"));
                assertThat(operation.at("/operationId").stringValue()).isNotBlank();
                assertThat(operation.at("/tags").size()).isEqualTo(1);
            }
        }
    }

    @Test
    void shouldDescribeTheIdempotencyKeyOfEveryPost() {
        int posts = 0;
        for (JsonNode path : document().at("/paths")) {
            for (String method : path.propertyNames()) {
                boolean described = parameters(path.get(method)).contains("Idempotency-Key");
                assertThat(described).isEqualTo(method.equals("post"));
            }
            JsonNode post = path.at("/post");
            if (!post.isMissingNode()) {
                posts++;
                JsonNode inUse = api.contract().follow(post.at("/responses/409"));
                assertThat(inUse.at("/content").toString()).contains("idempotency_key_in_use");
                assertThat(inUse.at("/headers").has("Retry-After")).isTrue();
                assertThat(api.contract().follow(post.at("/responses/422")).toString())
                        .contains("idempotency_key_reused", "Idempotency-Replayed");
            }
        }
        assertThat(posts).isGreaterThanOrEqualTo(6);
    }

    @Test
    void shouldDescribeTasks() {
        JsonNode document = document();
        JsonNode task = document.at("/components/schemas/Task");

        assertThat(document.at("/paths/~1test_notification/post/responses").propertyNames())
                .containsExactlyInAnyOrder("202", "400", "403", "406", "408", "409", "413", "415", "422", "503");
        assertThat(document.at("/paths/~1api~1v1~1tasks~1{id}~1retry/post/responses")
                        .propertyNames())
                .containsExactlyInAnyOrder("202", "403", "404", "406", "409", "422", "503");
        assertThat(document.at("/paths/~1status~1{task_id}/get/responses").propertyNames())
                .containsExactlyInAnyOrder("200", "404", "406", "503");
        assertThat(task.at("/required").size()).isEqualTo(task.at("/properties").size());
        assertThat(task.at("/properties/result/type").size()).isEqualTo(6);
        assertThat(document.at("/components/schemas/TestNotification/required").size())
                .isEqualTo(2);
    }

    @Test
    void shouldSayWhichFieldsMayBeNull() {
        JsonNode movement = document().at("/components/schemas/Movement");

        assertThat(movement.at("/required").size())
                .isEqualTo(movement.at("/properties").size());
        assertThat(movement.at("/properties/sender/oneOf").size()).isEqualTo(2);
        assertThat(movement.at("/properties/quantity_difference/type").toString())
                .contains("null");
    }

    @Test
    void shouldDescribeTheCatalogueByItsRules() {
        JsonNode document = document();
        JsonNode product = document.at("/components/schemas/NewProduct");

        assertThat(document.at("/paths/~1users/post/operationId").stringValue()).isEqualTo("createUser");
        assertThat(document.at("/paths/~1users/post/responses").propertyNames())
                .containsExactlyInAnyOrder("201", "400", "403", "406", "408", "409", "413", "415", "422", "503");
        assertThat(document.at("/paths/~1users~1{id}").propertyNames())
                .containsExactlyInAnyOrder("get", "put", "delete");
        assertThat(parameters(document.at("/paths/~1users/get"))).containsExactly("count", "page");
        assertThat(product.at("/required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("sku", "name", "price", "currency");
        assertThat(product.at("/properties/price/type").stringValue()).isEqualTo("number");
        assertThat(product.at("/properties/description/type").toString()).contains("null");
        assertThat(document.at("/components/schemas/Product/required").toString())
                .contains("stock_quantity");
        assertThat(document.at("/components/schemas/UserChange").has("required"))
                .isFalse();
        for (JsonNode path : document.at("/paths")) {
            assertThat(path.toString()).doesNotContain("NodeType");
        }
    }

    @Test
    void shouldDescribeTheVersionsOfRows() {
        for (String path : List.of("/users/{id}", "/api/v1/products/{id}", "/api/v1/schedules/{id}")) {
            JsonNode operations = document().at("/paths").get(path);

            assertThat(operations.at("/get/responses/200/headers").has("ETag")).isTrue();
            assertThat(operations.at("/put/responses/200/headers").has("ETag")).isTrue();
            for (String method : List.of("put", "delete")) {
                JsonNode change = operations.get(method);
                assertThat(parameters(change)).containsExactly("id", "If-Match");
                assertThat(api.contract().follow(change.at("/responses/412")).toString())
                        .contains("precondition_failed");
                assertThat(api.contract().follow(change.at("/responses/400")).toString())
                        .contains("bad_request");
            }
        }
    }

    @Test
    void shouldDescribeSchedules() {
        JsonNode document = document();
        JsonNode created = document.at("/components/schemas/NewSchedule");
        JsonNode example = document.at(
                "/paths/~1api~1v1~1schedules/post/requestBody/content/application~1json/examples/example/value");

        assertThat(created.at("/required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("name", "task_type");
        assertThat(created.at("/properties/queue/enum").size()).isEqualTo(3);
        assertThat(created.at("/properties").has("next_run")).isFalse();
        assertThat(document.at("/components/schemas/Schedule/required").toString())
                .contains("next_run", "last_task_state", "version");
        assertThat(document.at("/paths/~1api~1v1~1schedules~1{id}~1run/post/responses")
                        .propertyNames())
                .containsExactlyInAnyOrder("202", "403", "404", "406", "409", "422", "503");
        assertThat(parameters(document.at("/paths/~1api~1v1~1schedules~1{id}/get")))
                .containsExactly("id");
        assertThat(example.has("cron")).isTrue();
        assertThat(example.has("every_seconds")).as("one of both").isFalse();
    }

    @Test
    void shouldShowTheSameMovementInAllItsExamples() {
        JsonNode decided = api.contract().example(api.contract().answers("post", "/api/v1/movements", 200), "decided");
        JsonNode history = api.contract().example(api.contract().answers("get", "/api/v1/movements", 200), "page");

        assertThat(decided.at("/movement/rejection/available").intValue()).isEqualTo(98);
        assertThat(history.at("/items").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/redoc"})
    void shouldLoadEverythingFromThisServer(String page) {
        Answer html = api.get(page, "Accept", "text/html");

        assertThat(html.status()).isEqualTo(200);
        assertThat(html.text()).doesNotContain("http:").doesNotContain("https:");
        assertThat(html.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("http");
        List<String> assets = ASSET.matcher(html.text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(asset -> !asset.startsWith("data:"))
                .toList();
        assertThat(assets).hasSize(3).allSatisfy(asset -> {
            Answer answer = api.get(asset);
            assertThat(answer.status()).as(asset).isEqualTo(200);
            assertThat(answer.text()).doesNotContain("cdn.redoc.ly").doesNotContain("fonts.googleapis");
        });
    }
}
