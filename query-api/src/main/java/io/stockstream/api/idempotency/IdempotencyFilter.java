package io.stockstream.api.idempotency;

import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.Preference;
import io.stockstream.api.web.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Handles a POST under an idempotency key once. Comes after the limit on bodies, because it reads the body. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
final class IdempotencyFilter extends OncePerRequestFilter {

    private final IdempotencyGuard guard;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(
            IdempotencyGuard guard, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.guard = guard;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !KeyHeader.isIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered;
        Admission admission;
        try {
            String scope = KeyHeader.scope(request);
            request.setAttribute(GeneratedIds.SEED, scope);
            buffered = read(request);
            boolean waits = Preference.waitTime(Collections.list(request.getHeaders(Preference.NAME)))
                    .isPresent();
            admission = guard.enter(scope, buffered.bodyHash(), waits);
        } catch (ApiException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        switch (admission) {
            case Admission.Again again -> {
                GeneratedIds.repeated(buffered);
                response.setHeader(KeptAnswer.REPLAYED, "true");
                chain.doFilter(buffered, response);
            }
            case Admission.Replay replay -> replay.answer().replayTo(response);
            case Admission.Handle handle -> handle(handle, buffered, response, chain);
        }
    }

    private static BufferedRequest read(HttpServletRequest request) {
        try {
            return BufferedRequest.of(request);
        } catch (IOException e) {
            throw ApiException.of(ProblemCode.BAD_REQUEST, "The body could not be read.", e);
        }
    }

    /** The answer is kept before it is sent: the client's next request must find it. */
    private void handle(
            Admission.Handle handle, BufferedRequest request, HttpServletResponse response, FilterChain chain)
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
