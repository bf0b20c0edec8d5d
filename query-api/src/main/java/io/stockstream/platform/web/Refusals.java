package io.stockstream.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers requests that a filter lets go no further, in the same words as those that fail later. */
@Component
public final class Refusals {

    private final HandlerExceptionResolver problems;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /** Answers with the problem. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, ApiException reason) {
        problems.resolveException(request, response, null, reason);
    }
}
