package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ProblemsTest {

    private static final String WEBHOOK = "/api/v1/kafka/webhook";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String TWO_MEGABYTES = "{\"id\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";

    @Autowired
    private ApiClient api;

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.at("/status")).isEqualTo(Integer.toString(status));
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.at("/type")).isEqualTo("urn:stockstream:problem:" + code);
        assertThat(answer.json().propertyNames())
                .containsExactly("type", "title", "status", "detail", "code", "errors");
    }

    @ParameterizedTest
    @CsvSource({"/", "/nothing", "/api/v1/stock", "/error", "/swagger-ui/index.html", "/webjars/redoc/redoc.lib.js"})
    void shouldAnswerUnknownRouteWith404(String path) {
        isProblem(api.get(path), 404, "unknown_route");
    }

    @Test
    void shouldAnswerWrongMethodWith405AndAllow() {
        Answer answer = api.send(api.request("/api/v1/movements").DELETE());

        isProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow").orElse("")).contains("GET").contains("POST");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void shouldAnswerWrongMediaTypeWith415(String type) {
        isProblem(api.post(WEBHOOK, type, "a=b"), 415, "unsupported_media_type");
    }

    @Test
    void shouldAnswerMissingMediaTypeWith415() {
        isProblem(api.send(api.request(WEBHOOK).POST(BodyPublishers.ofString("{}"))), 415, "unsupported_media_type");
    }

    @Test
    void shouldAnswerUnacceptableAcceptWith406() {
        isProblem(api.get("/api/v1/stock/SKU-1", "Accept", "text/csv"), 406, "not_acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json|line 1, column",
                "{\"id\":|line 1, column",
                "{\"id\":\"1\"} {}|line 1, column",
                "{\"id\":\"1\",\"id\":\"2\"}|id",
                "''|is empty",
                "' '|is empty"
            })
    void shouldAnswerMalformedJsonWith400(String body, String said) {
        Answer answer = api.post(WEBHOOK, STRUCTURED, body);

        isProblem(answer, 400, "malformed_json");
        assertThat(answer.at("/errors/0/message"))
                .contains(said)
                .doesNotContain("StreamRead")
                .doesNotContain("tools.");
    }

    @Test
    void shouldBoundNesting() {
        isProblem(api.post(WEBHOOK, STRUCTURED, "[".repeat(10_000)), 400, "malformed_json");
    }

    @Test
    void shouldAnswerBodyThatIsNoObjectWith422() {
        isProblem(api.post(WEBHOOK, STRUCTURED, "42"), 422, "invalid_field");
    }

    @Test
    void shouldAnswerLargeBodyWith413() {
        isProblem(api.post(WEBHOOK, STRUCTURED, TWO_MEGABYTES), 413, "body_too_large");
    }

    @Test
    void shouldAnswerLargeChunkedBodyWith413() {
        byte[] bytes = TWO_MEGABYTES.getBytes(StandardCharsets.UTF_8);
        Answer answer = api.send(api.request(WEBHOOK, "Content-Type", STRUCTURED)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));

        isProblem(answer, 413, "body_too_large");
    }

    @Test
    void shouldWordWhatTomcatRefusesAsProblem() throws Exception {
        String answer = RawHttp.send(api.request("/").build().uri().getPort(), "GET /api/v1/stock/%00 HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"code\":\"bad_request\"");
    }
}
