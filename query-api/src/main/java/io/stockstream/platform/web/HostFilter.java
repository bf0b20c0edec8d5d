package io.stockstream.platform.web;

import io.stockstream.net.AllowedHosts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests for foreign hosts, and forbids browsers to guess another content type than declared. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 80)
final class HostFilter extends OncePerRequestFilter {

    private final AllowedHosts hosts;
    private final Refusals refusals;

    HostFilter(AllowedHosts hosts, Refusals refusals) {
        this.hosts = hosts;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (hosts.allows(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
            return;
        }
        refusals.refuse(
                request,
                response,
                ApiException.of(
                        ProblemCode.UNKNOWN_HOST,
                        "This server is not known under the name in Host; its operator can add names to ALLOWED_HOSTS."));
    }
}
