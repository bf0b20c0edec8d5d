package io.stockstream.order.http;

import io.stockstream.api.testing.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of a stream of events that remembers all that it gets. */
final class EventClient implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    EventClient(ApiClient api, String path, String... headers) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        response = http.send(api.request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            text.lines().forEach(lines::add);
        } catch (IOException | RuntimeException e) {
            lines.add("broken: " + e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** Every line so far. */
    List<String> lines() {
        return lines;
    }

    /** The ids of the events so far. */
    List<Long> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Long.valueOf(line.substring(4)))
                .toList();
    }

    /** Whether the server has ended the stream. */
    boolean isEnded() {
        return !reader.isAlive();
    }

    /** Goes away without a word. */
    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
