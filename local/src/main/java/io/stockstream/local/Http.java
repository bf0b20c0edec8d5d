package io.stockstream.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Small requests to the components. HttpURLConnection, because java.net.http keeps a pool and a selector thread per
 * client.
 */
public final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Http() {}

    /** An answer, whatever its status. */
    public record Answer(int status, String body) {}

    public static Answer get(String url) throws IOException {
        return send("GET", url, "");
    }

    public static Answer send(String method, String url, String json) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout((int) TIMEOUT.toMillis());
        connection.setReadTimeout((int) TIMEOUT.toMillis());
        connection.setRequestProperty("Accept", "application/json");
        if (!json.isEmpty()) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(json.getBytes(StandardCharsets.UTF_8));
            }
        }
        return answer(connection);
    }

    /** Whether the address answers 200; false when nothing listens there. */
    public static boolean ok(String url) {
        try {
            return get(url).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, text);
        }
    }
}
