package io.stockstream.api.web;

import io.stockstream.net.AllowedHosts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses requests for foreign hosts, and forbids browsers to guess another content type than declared. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 80)
final class HostFilter extends OncePerRequestFilter {

    private final AllowedHosts hosts;
    private final HandlerExceptionResolver problems;

    HostFilter(AllowedHosts hosts, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (hosts.allows(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
            return;
        }
        problems.resolveException(
                request,
                response,
                null,
                ApiException.of(
                        ProblemCode.UNKNOWN_HOST,
                        "This server is not known under the name in Host; its operator can add names to ALLOWED_HOSTS."));
    }
}
