package io.stockstream.order.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes server-sent events. */
final class EventWriter {

    private static final int RECONNECT_MS = 2_000;

    private final HttpServletResponse response;

    EventWriter(HttpServletResponse response) {
        this.response = response;
    }

    /** Begins the answer, so that the client knows at once that it is connected. */
    void open() throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // nginx buffers events unless told not to.
        response.setHeader("X-Accel-Buffering", "no");
        write("retry: %d\n\n".formatted(RECONNECT_MS));
        flush();
    }

    /** Announces that no events will ever follow: a browser does not reconnect. */
    void nothing() {
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    /**
     * Writes one event.
     *
     * @param data on one line
     */
    void event(long id, String name, String data) throws IOException {
        write("id: %d\nevent: %s\ndata: %s\n\n".formatted(id, name, data));
    }

    /** Writes what clients ignore. */
    void comment() throws IOException {
        write(": alive\n\n");
        flush();
    }

    /** Flushes the response. */
    void flush() throws IOException {
        response.flushBuffer();
    }

    private void write(String text) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
