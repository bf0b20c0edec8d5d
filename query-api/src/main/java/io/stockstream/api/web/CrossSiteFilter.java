package io.stockstream.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses changes that a page of another site lets a browser ask for: some commands need neither a body nor a header, and the API is reachable from
 * wherever a browser runs. Programs send no {@code Sec-Fetch-Site} and are not concerned.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 90)
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final HandlerExceptionResolver problems;

    CrossSiteFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || OWN.contains(site) || SAFE.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        problems.resolveException(
                request,
                response,
                null,
                ApiException.of(
                        ProblemCode.CROSS_SITE,
                        "A page of another site may not ask for changes (Sec-Fetch-Site is %s); let your server ask."
                                .formatted(site.length() > 20 ? "unknown" : site)));
    }
}
