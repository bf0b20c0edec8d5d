package io.stockstream.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits how many requests are handled at the same time: threads are virtual, so their number limits nothing. Requests
 * that wait for decisions or stream events have their own limits; health and metrics have none, because they matter
 * most under full load.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
final class RequestLimitFilter extends OncePerRequestFilter {

    private final Bulkhead requests;
    private final Refusals refusals;

    RequestLimitFilter(LimitSettings settings, MeterRegistry meters, Refusals refusals) {
        this.requests = new Bulkhead("requests", settings.requests(), meters);
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean waits = !request.getMethod().equals("GET")
                && request.getHeader("Prefer") != null
                && request.getHeader("Prefer").contains("wait");
        return waits || path.startsWith("/actuator") || path.endsWith("/events");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            requests.enter();
        } catch (ApiException full) {
            refusals.refuse(request, response, full);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            requests.leave();
        }
    }
}
