package io.stockstream.platform.idempotency;

import io.stockstream.platform.web.Preference;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The answer to the first request.
 *
 * @param headers those that belong to the answer; the others, such as the date, belong to each of its repeats
 * @param body any bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String VARY = "Vary";
    private static final List<String> OTHERS = List.of("Location", "ETag", "Preference-Applied", VARY);
    private static final int ACCEPTED = 202;
    private static final int LARGEST_BODY = 1024 * 1024;

    KeptAnswer {
        Objects.requireNonNull(headers);
        Objects.requireNonNull(body);
    }

    static KeptAnswer of(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        putIfKnown(headers, CONTENT_TYPE, response.getContentType());
        OTHERS.forEach(name -> putIfKnown(headers, name, response.getHeader(name)));
        return new KeptAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    private static void putIfKnown(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    /** Whether a repeat of the request may get this answer; the reasons are with the package. */
    boolean isFinal() {
        boolean settled = (status >= 200 && status < 300) || status == 400 || status == 422;
        return settled && body.length <= LARGEST_BODY;
    }

    /**
     * Whether it only says that the command was written. A repeated request may then be handled again, to report the
     * outcome: only repeatable commands have responses that depend on {@code Prefer}.
     */
    boolean isOfAMoment() {
        return status == ACCEPTED && headers.getOrDefault(VARY, "").contains(Preference.NAME);
    }

    void replayTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
