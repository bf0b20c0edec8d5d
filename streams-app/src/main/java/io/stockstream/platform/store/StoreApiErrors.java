package io.stockstream.platform.store;

import io.stockstream.schema.UndecidableException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Redirects the caller to the owner, or asks it to retry. */
@RestControllerAdvice
public final class StoreApiErrors {

    private static final String HOP = "hop";

    /**
     * Marks the store's own answers. A 404 without it comes from something else: a path that does not exist here, a
     * proxy, another server.
     */
    private static final String MARK = "Stockstream-Store";

    /** One redirect is help; a second would mean that two instances each believe the other owns the key. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> ownedElsewhere(OwnedElsewhereException e, HttpServletRequest request) {
        if (request.getParameter(HOP) != null) {
            return moving(new StoreMovingException("Owners are not agreed yet"));
        }
        HostInfo owner = e.owner();
        String location = "http://%s:%d%s?%s&%s=1"
                .formatted(owner.host(), owner.port(), request.getRequestURI(), request.getQueryString(), HOP);
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> moving(StoreMovingException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage()));
    }

    /** An instance with the newer release may answer. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> writtenByANewerRelease(UndecidableException e) {
        return moving(new StoreMovingException(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingException e) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .header(MARK, "missing")
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongArgument(IllegalArgumentException e) {
        return ResponseEntity.badRequest()
                .header(MARK, "not-understood")
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage()));
    }
}
