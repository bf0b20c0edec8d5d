package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that are refused before they reach a handler. */
@ApiTest
class DoorTest {

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
    }

    private int port() {
        return api.request("/").build().uri().getPort();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/orders?status=%FF",
                "/users?count=%zz",
                "/users?count=1&x=%C0%AF",
                "/users?count=%",
                "/users?%E4=1",
                "/actuator/health?x=%FF",
                "/actuator/health/readiness?%zz",
                "/actuator/prometheus?x=%2",
                "/docs?x=%FF",
                "/redoc?%80",
                "/schema/openapi.json?x=%ED%A0%80",
                "/nothing?x=%FF",
                "/api/v1/stock/%FF",
                "/api/v1/stock/%zz",
                "/api/v1/stock/%C0%AF",
                "/docs/%FF",
                "/actuator/%FF"
            })
    void shouldAnswerWhatIsNoPercentEncodingWith400(String target) throws IOException {
        String answer = RawHttp.send(port(), "GET " + target + " HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users?count=1&x=a|b", "/users?count=1&x=[1]&y={\"}", "/users?count=1&x=%F0%9F%98%80"})
    void shouldTakeWhatClientsSendUnencoded(String target) throws IOException {
        assertThat(RawHttp.send(port(), "GET " + target + " HTTP/1.1")).doesNotStartWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource({"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "2130706433"})
    void shouldRefuseOtherHosts(String host) throws IOException {
        for (String path : new String[] {"/api/v1/orders", "/docs", "/actuator/health", "/nothing"}) {
            assertThat(RawHttp.send(port(), "GET " + path + " HTTP/1.1", host))
                    .startsWith("HTTP/1.1 403")
                    .contains("\"code\":\"unknown_host\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "shop.localhost", "10.0.0.7:8080"})
    void shouldAnswerUnderNamesOfThisMachineAndAddresses(String host) throws IOException {
        assertThat(RawHttp.send(port(), "GET /docs HTTP/1.1", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({"/order,65537", "/users,65537", "/tasks,262145", "/api/v1/orders,1048577", "/api/v1/movements,1048577"})
    void shouldBoundBodiesByPath(String path, int size) {
        Answer tooLarge = api.post(path, "\"" + "x".repeat(size - 2) + "\"");
        Answer allowed = api.post(path, "\"" + "x".repeat(size - 3) + "\"");

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.at("/code")).isEqualTo("body_too_large");
        assertThat(tooLarge.at("/detail")).contains(Integer.toString(size - 1));
        assertThat(allowed.status()).isEqualTo(422);
    }

    @Test
    void shouldBoundWhatABodyConsistsOf() {
        String many = "[" + "{},".repeat(60_000) + "{}]";
        Answer answer = api.post("/api/v1/movements", many);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/code")).isEqualTo("malformed_json");
    }

    @Test
    void shouldGiveUpABodyThatDoesNotArrive() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write("""
                    POST /order HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 100\r
                    \r
                    {"id":""".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"body_too_slow\"");
        }
    }

    @Test
    void shouldLetNobodyKeepPersonalDataNorGuessItsType() {
        Answer list = api.get("/users");

        assertThat(list.header("Cache-Control")).contains("no-store");
        assertThat(list.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(api.get("/docs").response().headers().allValues("X-Content-Type-Options"))
                .containsExactly("nosniff");
        assertThat(api.get("/nothing").header("Cache-Control")).contains("no-store");
    }
}
