package io.stockstream.stock.http;

import io.stockstream.movement.CloudEventReader;
import io.stockstream.movement.JsonText;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.StrictJson;
import io.stockstream.stock.http.Submission.Intake;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the webhook's body in each of the modes of the CloudEvents HTTP binding. */
@Component
final class WebhookReader {

    /** One event with its envelope as JSON. */
    static final String STRUCTURED = "application/cloudevents+json";

    /** An array of such events. */
    static final String BATCH = "application/cloudevents-batch+json";

    private static final String ATTRIBUTE = "ce-";
    private static final String ENCODED = "must be percent-encoded UTF-8";

    private final StrictJson json;
    private final CloudEventReader events = new CloudEventReader();

    WebhookReader(StrictJson json) {
        this.json = json;
    }

    Intake read(HttpHeaders headers, byte[] body) {
        JsonNode node = json.parse(body);
        MediaType type = headers.getContentType();
        if (MediaType.valueOf(BATCH).equalsTypeAndSubtype(type)) {
            return BatchReader.read(node, (event, prefix) -> Submission.ofEvent(events.read(event, prefix)));
        }
        Map<String, String> attributes = attributes(headers);
        // Only plain JSON can be the data alone; a structured body stays one, whatever headers a gateway adds.
        boolean binary = !attributes.isEmpty() && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type);
        return new Intake.Single(
                Submission.ofEvent(binary ? events.readBinary(attributes, node) : events.read(node, "")));
    }

    private static Map<String, String> attributes(HttpHeaders headers) {
        Map<String, String> attributes = new TreeMap<>();
        for (String name : headers.headerNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(ATTRIBUTE)) {
                attributes.put(lower.substring(ATTRIBUTE.length()), decoded(lower, headers.getFirst(name)));
            }
        }
        return attributes;
    }

    /**
     * Header values cannot hold all characters, so the binding encodes them as in URLs, but a plus sign is a plus sign.
     */
    private static String decoded(String name, String value) {
        try {
            // Decode byte by byte first: the standard decoder replaces invalid UTF-8 silently.
            String bytes = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            return JsonText.decode(bytes.getBytes(StandardCharsets.ISO_8859_1))
                    .orElseThrow(() -> ApiException.invalid(name, value, ENCODED));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(name, value, ENCODED);
        }
    }
}
