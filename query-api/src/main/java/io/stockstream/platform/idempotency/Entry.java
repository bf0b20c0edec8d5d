package io.stockstream.platform.idempotency;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What Redis knows of a key.
 *
 * @param request SHA-256 of the body of the first request
 * @param token distinguishes claims; {@code null} once there is an answer
 * @param answer {@code null} while the first request is handled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(String request, String token, KeptAnswer answer) {

    static Entry claimed(String request, String token) {
        return new Entry(request, token, null);
    }

    static Entry answered(String request, KeptAnswer answer) {
        return new Entry(request, null, answer);
    }
}
