package io.stockstream.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths and queries that are not percent-encoded UTF-8. They would otherwise be decoded in several places, each
 * with its own error or a silent replacement.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 70)
final class EncodingFilter extends OncePerRequestFilter {

    private final Refusals refusals;

    EncodingFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String wrong = isDecodable(request.getRequestURI()) ? "query" : "path";
        if (wrong.equals("path") || !isDecodable(request.getQueryString())) {
            refusals.refuse(
                    request,
                    response,
                    ApiException.of(
                            ProblemCode.BAD_REQUEST,
                            "The %s is not percent-encoded UTF-8: %% must be followed by two hexadecimal digits, and the bytes be UTF-8."
                                    .formatted(wrong)));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whether each run of percent-encoded bytes is valid UTF-8; everything else is a character already. */
    static boolean isDecodable(String textOrNull) {
        if (textOrNull == null || textOrNull.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < textOrNull.length(); at++) {
            if (textOrNull.charAt(at) != '%') {
                bytes.write('.'); // Ends a sequence of bytes.
            } else if (at + 2 < textOrNull.length() && isHex(textOrNull, at + 1) && isHex(textOrNull, at + 2)) {
                bytes.write(HexFormat.fromHexDigits(textOrNull, at + 1, at + 3));
                at += 2;
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isHex(String text, int at) {
        return HexFormat.isHexDigit(text.charAt(at));
    }
}
