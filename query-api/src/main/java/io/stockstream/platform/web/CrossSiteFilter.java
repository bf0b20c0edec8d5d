package io.stockstream.platform.web;

import io.stockstream.net.AllowedHosts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a page of another site lets a browser ask for: some commands need neither a body nor a header,
 * and the API is reachable from wherever a browser runs. Over plain HTTP browsers send no {@code Sec-Fetch-Site}, but
 * an {@code Origin}; programs send neither and are not concerned.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 90)
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final AllowedHosts hosts;
    private final Refusals refusals;

    CrossSiteFilter(AllowedHosts hosts, Refusals refusals) {
        this.hosts = hosts;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean own = (site == null || OWN.contains(site))
                && (origin == null || hosts.isOwnOrigin(origin, request.getHeader(HttpHeaders.HOST)));
        if (own || SAFE.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        refusals.refuse(
                request,
                response,
                ApiException.of(
                        ProblemCode.CROSS_SITE,
                        "A page of another site may not make changes (%s); call from your server."
                                .formatted(
                                        site == null
                                                ? "Origin is not this server"
                                                : "Sec-Fetch-Site is " + (site.length() > 20 ? "unknown" : site))));
    }
}
