package io.stockstream.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.web.context.request.RequestAttributes;

/** Ids that this application gives. */
public final class GeneratedIds {

    /**
     * Attribute of a request with an idempotency key: a text that every repeat of the request has too, and no other
     * request.
     */
    public static final String SEED = "io.stockstream.idempotency-seed";

    private static final String REPEATED = "io.stockstream.idempotency-repeated";

    private GeneratedIds() {}

    /** Marks a request as handled again: what it asks for may already be done. */
    static void repeated(HttpServletRequest request) {
        request.setAttribute(REPEATED, true);
    }

    /** Whether the request was handled before under its idempotency key. */
    public static boolean areRepeated(RequestAttributes request) {
        return request.getAttribute(REPEATED, RequestAttributes.SCOPE_REQUEST) != null;
    }

    /**
     * An id for what a request creates: the same for every repeat under its idempotency key, also while Redis is away;
     * random without a key.
     *
     * @param kind what the id is for: one request may need several
     */
    public static String next(RequestAttributes request, String kind) {
        Object seed = request.getAttribute(SEED, RequestAttributes.SCOPE_REQUEST);
        UUID id = seed == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((kind + " " + seed).getBytes(StandardCharsets.UTF_8));
        return id.toString();
    }
}
