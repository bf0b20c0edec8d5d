package io.stockstream.platform.idempotency;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** The header {@code Idempotency-Key}. */
final class KeyHeader {

    static final String NAME = "Idempotency-Key";

    private static final int LONGEST = 255;
    private static final String RULE = "must have 1 to %d visible ASCII characters".formatted(LONGEST);

    private KeyHeader() {}

    static boolean isIn(HttpServletRequest request) {
        return request.getHeader(NAME) != null;
    }

    /**
     * The scope of the key: the same key on another path is another key. Does not reveal the key.
     *
     * @throws ApiException naming the header when it is wrong
     */
    static String scope(HttpServletRequest request) {
        // None of the three can hold a line break.
        return Sha256.hex(request.getMethod() + "\n" + request.getRequestURI() + "\n" + key(request));
    }

    private static String key(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(NAME));
        String key = keys.getFirst();
        if (keys.size() > 1) {
            throw ApiException.invalid(NAME, String.join(", ", keys), "must be given once");
        }
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw ApiException.invalid(NAME, key, RULE);
        }
        return key;
    }
}
