package io.stockstream.local.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A REST client of one base URL. */
final class Rest {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final String baseUrl;

    Rest(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** An answer with its JSON body, which is missing when the body is empty. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** Headers are names and values in turn. */
    Answer post(String path, String json, String... headers) {
        return send(with(json(path), headers).POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer patch(String path, String json, String... headers) {
        return send(with(json(path), headers).method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(json(path).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    /** Sends a CloudEvent and waits for its decision. */
    Answer webhook(String event) {
        return send(request("/api/v1/kafka/webhook")
                .header("Content-Type", "application/cloudevents+json")
                .header("Prefer", "wait=20")
                .POST(HttpRequest.BodyPublishers.ofString(event)));
    }

    String text(String path) {
        return exchange(request(path).GET()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(30));
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        return new Answer(response.statusCode(), JSON.readTree(response.body().isEmpty() ? "null" : response.body()));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
