package io.stockstream.local.demo;

import io.stockstream.local.LocalSystemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as a client sees it. */
final class DemoApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(20);
    private static final Duration WAIT_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    DemoApi(String url) {
        this.url = url;
    }

    /** Reports a movement and waits for the decision on it. */
    JsonNode report(Map<String, Object> cloudEvent) {
        HttpRequest request = request("/api/v1/kafka/webhook")
                .header("Content-Type", "application/cloudevents+json")
                .header("Prefer", "wait=10")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(cloudEvent)))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new LocalSystemException("The webhook answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Reads until the answer is as wanted: views follow decisions by some milliseconds. */
    JsonNode await(String path, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + WAIT_LIMIT.toNanos();
        HttpResponse<String> answer = send(request(path).build());
        while (!matches(answer, wanted)) {
            if (System.nanoTime() > deadline) {
                throw new LocalSystemException("GET " + path + " is not as expected after " + WAIT_LIMIT.toSeconds()
                        + " s: " + answer.statusCode() + " " + answer.body());
            }
            pause();
            answer = send(request(path).build());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(REQUEST_LIMIT);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException away) {
            throw new LocalSystemException(
                    "The API at " + url + " does not answer. Is the system up? ./stockstream status", away);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static boolean matches(HttpResponse<String> answer, Predicate<JsonNode> wanted) {
        return answer.statusCode() == 200 && wanted.test(JSON.readTree(answer.body()));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static LocalSystemException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new LocalSystemException("Interrupted", stopped);
    }
}
