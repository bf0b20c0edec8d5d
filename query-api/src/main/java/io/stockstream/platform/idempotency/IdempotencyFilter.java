package io.stockstream.platform.idempotency;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.BufferedRequest;
import io.stockstream.platform.web.Preference;
import io.stockstream.platform.web.Refusals;
import io.stockstream.platform.web.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Handles a POST under an idempotency key once. Comes after the limit on bodies, because it reads the body. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
final class IdempotencyFilter extends OncePerRequestFilter {

    private final IdempotencyGuard guard;
    private final Refusals refusals;

    IdempotencyFilter(IdempotencyGuard guard, Refusals refusals) {
        this.guard = guard;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !KeyHeader.isIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Admission admission;
        try {
            String scope = KeyHeader.scope(request);
            request.setAttribute(GeneratedIds.SEED, scope);
            boolean waits = Preference.waitTime(Collections.list(request.getHeaders(Preference.NAME)))
                    .isPresent();
            admission = guard.enter(scope, Sha256.hex(BufferedRequest.bodyOf(request)), waits);
        } catch (ApiException refused) {
            refusals.refuse(request, response, refused);
            return;
        }
        switch (admission) {
            case Admission.Again again -> {
                GeneratedIds.repeated(request);
                response.setHeader(KeptAnswer.REPLAYED, "true");
                chain.doFilter(request, response);
            }
            case Admission.Replay replay -> replay.answer().replayTo(response);
            case Admission.Handle handle -> handle(handle, new WithoutAsync(request), response, chain);
        }
    }

    /** An answer written after the handler has returned could not be stored. */
    private static final class WithoutAsync extends HttpServletRequestWrapper {

        WithoutAsync(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isAsyncSupported() {
            return false;
        }
    }

    /** The answer is kept before it is sent: the client's next request must find it. */
    private void handle(
            Admission.Handle handle, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Optional<KeptAnswer> kept = Optional.empty();
        try {
            chain.doFilter(request, answer);
            // Where an error was only marked, the server words the answer later.
            kept = response.isCommitted() ? Optional.empty() : Optional.of(KeptAnswer.of(answer));
        } finally {
            guard.leave(handle, kept);
        }
        answer.copyBodyToResponse();
    }
}
