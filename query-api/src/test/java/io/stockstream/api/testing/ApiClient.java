package io.stockstream.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API that holds the contract against every answer. */
public final class ApiClient {

    private static final String CONTRACT = "/schema/openapi.json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper mapper = new JsonMapper();
    private final int port;
    private ApiContract contract;

    ApiClient(int port) {
        this.port = port;
    }

    /** What the API answered. */
    public record Answer(int status, String text, HttpResponse<String> response, JsonMapper mapper) {

        public JsonNode json() {
            return mapper.readTree(text);
        }

        /** The value at a JSON pointer, as text. */
        public String at(String pointer) {
            JsonNode node = json().at(pointer);
            return node.isString() ? node.stringValue() : node.toString();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    public Answer post(String path, String body) {
        return post(path, "application/json", body);
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String contentType, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    public Answer patch(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    /** A request that the test finishes itself. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public Answer send(HttpRequest.Builder request) {
        Answer answer = probe(request);
        contract().check(answer.response());
        return answer;
    }

    /** The contract as the server tells it. */
    public synchronized ApiContract contract() {
        if (contract == null) {
            contract = ApiContract.read(probe(request(CONTRACT).GET()).text());
        }
        return contract;
    }

    /** Sends without a look at the contract: for answers out of stores that tell what no release of ours writes. */
    public Answer probe(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response, mapper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
