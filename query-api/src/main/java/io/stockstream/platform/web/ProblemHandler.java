package io.stockstream.platform.web;

import io.stockstream.movement.InvalidMovementException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns everything that can go wrong in a request into {@code application/problem+json}. No failure's text leaves
 * unchecked.
 */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** A rebalance of streams-app takes about a second, and so does a leader election. */
    private static final String RETRY_AFTER_SECONDS = "1";

    /** A client that retries at once only adds to the overload. */
    private static final String RETRY_AFTER_OVERLOAD_SECONDS = "2";

    /** A setting is missing; only an operator can fix that. */
    private static final String RETRY_AFTER_SETTING_SECONDS = "60";

    private final FailureLog failures = new FailureLog(System::nanoTime);

    @ExceptionHandler(ApiException.class)
    ResponseEntity<Object> api(ApiException failure) {
        if (failure.code().status().is5xxServerError()) {
            failures.failed(failure);
        }
        return answer(failure.problem(), failure.code(), new HttpHeaders());
    }

    @ExceptionHandler(InvalidMovementException.class)
    ResponseEntity<Object> invalidMovement(InvalidMovementException failure) {
        return api(ApiException.invalid(failure.errors()));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("The client did not wait for its answer", failure);
            return null;
        }
        LOG.error("A request failed unexpectedly", failure);
        ProblemCode code = ProblemCode.INTERNAL_ERROR;
        return answer(Problem.of(code, "The failure is in the log of the server.", List.of()), code, new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemCode code = ProblemCode.of(status.value());
        if (code == ProblemCode.INTERNAL_ERROR) {
            return unexpected(failure);
        }
        return answer(Problem.of(code, detail(code, failure, headers), List.of()), code, headers);
    }

    private static String detail(ProblemCode code, Exception failure, HttpHeaders headers) {
        return switch (code) {
            case UNKNOWN_ROUTE -> "The paths of this API are listed under /docs.";
            case METHOD_NOT_ALLOWED ->
                "%s is not allowed here; allowed: %s"
                        .formatted(((HttpRequestMethodNotSupportedException) failure).getMethod(), names(headers));
            case UNSUPPORTED_MEDIA_TYPE -> "Send one of: " + MediaType.toString(headers.getAccept());
            case NOT_ACCEPTABLE -> "Accept %s.".formatted(MediaType.toString(headers.getAccept()));
            default -> "The request could not be read.";
        };
    }

    private static String names(HttpHeaders headers) {
        return String.join(
                ", ", headers.getAllow().stream().map(HttpMethod::name).sorted().toList());
    }

    private static ResponseEntity<Object> answer(Problem problem, ProblemCode code, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (code.isPassing()) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter(code));
        }
        return ResponseEntity.status(code.status()).headers(headers).body(problem);
    }

    private static String retryAfter(ProblemCode code) {
        return switch (code) {
            case OVERLOADED -> RETRY_AFTER_OVERLOAD_SECONDS;
            case SELLER_UNKNOWN -> RETRY_AFTER_SETTING_SECONDS;
            default -> RETRY_AFTER_SECONDS;
        };
    }
}
