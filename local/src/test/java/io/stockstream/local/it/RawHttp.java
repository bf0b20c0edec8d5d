package io.stockstream.local.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends bytes that well-behaved HTTP clients refuse to send. */
final class RawHttp {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 4 << 20;

    private final URI base;

    RawHttp(String baseUrl) {
        this.base = URI.create(baseUrl);
    }

    /**
     * A request as sent.
     *
     * @param target path and query, not checked
     * @param contentType of the body
     * @param body a character for each byte; empty for none
     */
    record Request(String method, String target, String contentType, String body) {

        @Override
        public String toString() {
            return "%s %s (%s) %s"
                    .formatted(method, target, contentType, body.length() > 300 ? body.substring(0, 300) + "…" : body);
        }
    }

    /**
     * The response.
     *
     * @param headers by name in lower case
     */
    record Answer(int status, Map<String, String> headers, String body) {}

    Answer send(Request request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
            socket.getOutputStream().write(bytes(request));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return parse(new String(answer, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(request + " has no answer", e);
        }
    }

    private byte[] bytes(Request request) {
        String head = "%s %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n"
                .formatted(request.method(), request.target(), base.getHost(), base.getPort());
        if (!request.body().isEmpty()) {
            head += "Content-Type: %s\r\nContent-Length: %d\r\n"
                    .formatted(request.contentType(), request.body().length());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(request.body().getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> head = Arrays.asList(text.substring(0, Math.max(end, 0)).split("\r\n", -1));
        Map<String, String> headers = new LinkedHashMap<>();
        head.stream().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        return new Answer(Integer.parseInt(head.getFirst().split(" ", 3)[1]), headers, text.substring(end + 4));
    }
}
