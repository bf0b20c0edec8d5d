package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Input that every interface rejects: the same rule for all bodies and all times. */
@ApiTest
class EveryDoorTest {

    private static final String AN_ORDER = """
            {"order_id":"o","status":"PENDING","lines":[],"currency":"","created_at":"2026-11-21T10:00:00Z",\
            "updated_at":"2026-11-21T10:00:00Z"}""";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        kafka.reset();
        streamsApp.reset();
        streamsApp.answer("orders", query -> Reply.found(AN_ORDER));
        streamsApp.answer("movement-history", query -> Reply.found("{\"items\":[]}"));
        streamsApp.answer("task-index", query -> Reply.found("{\"items\":[],\"next\":null}"));
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(kafka.others()).isEmpty();
        assertThat(kafka.facts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /order, qty",
        "POST, /api/v1/orders, user_id",
        "POST, /api/v1/orders/o/cancel, comment",
        "PATCH, /api/v1/orders/o, status",
        "POST, /api/v1/movements, quantity",
        "POST, /api/v1/kafka/webhook, time",
        "POST, /tasks, payload",
        "POST, /api/v1/tasks/retry, limit",
        "POST, /test_notification, message",
        "POST, /users, description",
        "PUT, /users/1, description",
        "POST, /api/v1/products, price",
        "PUT, /api/v1/products/1, price",
        "POST, /api/v1/addresses, user_id",
        "POST, /api/v1/warehouses, name",
        "POST, /api/v1/schedules, every_seconds"
    })
    void shouldRefuseWhatCannotBeRead(String method, String path, String field) {
        for (String bomb : new String[] {"1e2147483648", "1e-2147483649", "-1e99999999999"}) {
            isRefused(send(method, path, "{\"%s\":%s}".formatted(field, bomb).getBytes(StandardCharsets.UTF_8)), 400);
        }
        for (String bomb : new String[] {"1e999999999", "1e-999999999", "[1e2147483647]"}) {
            isRefused(send(method, path, "{\"%s\":%s}".formatted(field, bomb).getBytes(StandardCharsets.UTF_8)), 422);
        }
        // C0 AF is an overlong slash, ED A0 80 an unpaired surrogate, F5 starts no character.
        for (String bytes : new String[] {"\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00F5", "\u00E2\u0082"}) {
            isRefused(
                    send(method, path, "{\"%s\":\"%s\"}".formatted(field, bytes).getBytes(StandardCharsets.ISO_8859_1)),
                    400);
        }
        isRefused(send(method, path, "{\"%s\":1}".formatted(field).getBytes(StandardCharsets.UTF_16)), 400);
        isRefused(send(method, path, "{\"\\ud800\":1}".getBytes(StandardCharsets.UTF_8)), 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/movements?product_id=S&from=",
                "/api/v1/movements?product_id=S&to=",
                "/tasks?from=",
                "/tasks?to=",
                "/api/v1/products/1?as_of="
            })
    void shouldReadTimesAsRfc3339WritesThem(String path) {
        for (String time : new String[] {
            "%2B300000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2026-11-21T10:00Z", "2026-11-21T10:00:00%2B03", "now"
        }) {
            Answer answer = api.get(path + time);

            assertThat(answer.status()).as(path + time).isEqualTo(422);
            assertThat(answer.at("/errors/0/field"))
                    .isEqualTo(path.substring(path.lastIndexOf('&') + 1).replaceAll(".*[?]|=", ""));
        }
        for (String time : new String[] {
            "2016-12-31T23:59:60Z",
            "2026-11-21T10:00:00.1234567891Z",
            "2026-11-21T10:00:00%2B03:00",
            "2026-11-21t10:00:00z"
        }) {
            assertThat(api.get(path + time).status())
                    .as(path + time)
                    .isNotEqualTo(422)
                    .isNotEqualTo(500);
        }
    }

    private Answer send(String method, String path, byte[] body) {
        return api.send(
                api.request(path, "Content-Type", "application/json").method(method, BodyPublishers.ofByteArray(body)));
    }

    private static void isRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
