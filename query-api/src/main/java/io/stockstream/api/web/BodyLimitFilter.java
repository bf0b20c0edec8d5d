package io.stockstream.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses bodies over 1 MiB: at once when the length is declared, else as soon as the limit is passed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int LIMIT = 1024 * 1024;

    private final HandlerExceptionResolver problems;

    BodyLimitFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            problems.resolveException(request, response, null, tooLarge());
            return;
        }
        chain.doFilter(new LimitedRequest(request), response);
    }

    static ApiException tooLarge() {
        return ApiException.of(ProblemCode.BODY_TOO_LARGE, "A body may have at most %d bytes.".formatted(LIMIT));
    }
}
