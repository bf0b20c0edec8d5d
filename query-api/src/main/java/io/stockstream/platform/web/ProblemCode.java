package io.stockstream.platform.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of error that a client can meet. The code is the contract; titles may be reworded. */
public enum ProblemCode {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is no valid JSON"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request could not be understood"),
    TAKEN(HttpStatus.BAD_REQUEST, "A value that has to be unique is taken"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    UNKNOWN_ROUTE(HttpStatus.NOT_FOUND, "There is no such path"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The path does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The response is not available in an accepted media type"),
    NO_INVOICE(HttpStatus.CONFLICT, "The order has no invoice and will not have one"),
    CONFLICTING_DUPLICATE(HttpStatus.CONFLICT, "The id is known with another content"),
    TRANSITION_NOT_ALLOWED(HttpStatus.CONFLICT, "That cannot follow the present status"),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "The row has changed since it was read"),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The path does not take this media type"),
    INVALID_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field is not valid"),
    UNSUPPORTED_PARAMETER(HttpStatus.UNPROCESSABLE_CONTENT, "A parameter is not supported"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
    IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT, "The first request under the idempotency key is still being handled"),
    TASK_NOT_FAILED(HttpStatus.CONFLICT, "Only a failed or cancelled task can be tried again"),
    UNKNOWN_HOST(HttpStatus.FORBIDDEN, "The request is for another host"),
    CROSS_SITE(HttpStatus.FORBIDDEN, "The change comes from a page of another site"),
    SCHEDULE_WRONG(HttpStatus.CONFLICT, "The row of the schedule is wrong"),
    TASK_OVER(HttpStatus.CONFLICT, "The task is over and cannot be cancelled"),
    TASK_WITHOUT_QUEUE(HttpStatus.CONFLICT, "No worker does this task"),
    UNKNOWN_TASK_TYPE(HttpStatus.UNPROCESSABLE_CONTENT, "No worker knows this type of task"),
    INTERNAL_TASK_TYPE(HttpStatus.UNPROCESSABLE_CONTENT, "Only the system creates tasks of this type"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "A user name and a password are needed"),
    FOREIGN_REQUEST(HttpStatus.FORBIDDEN, "The request does not come from the page of this server"),
    MONITOR_OFF(HttpStatus.NOT_FOUND, "The monitor is switched off"),
    KAFKA_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Facts cannot be written at the moment"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be written at the moment"),
    HISTORY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The history cannot be read at the moment"),
    STORE_MOVING(HttpStatus.SERVICE_UNAVAILABLE, "The store moves to another instance"),
    TASK_TYPES_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The types of tasks are not known at the moment"),
    SCHEDULE_NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "The newest change of the schedule is still on its way"),
    SELLER_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE, "No seller is configured, so no invoice can be made"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "The system is overloaded"),
    TOO_MANY_WAITERS(HttpStatus.SERVICE_UNAVAILABLE, "Too many requests are waiting for a decision"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that always goes with this code. */
    public HttpStatus status() {
        return status;
    }

    /** A sentence for people, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The code as clients see it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the same request may succeed in a moment: then the answer has a {@code Retry-After}. */
    public boolean isPassing() {
        return status == HttpStatus.SERVICE_UNAVAILABLE || this == IDEMPOTENCY_KEY_IN_USE;
    }

    /** The code that fits a status set by the server itself. */
    static ProblemCode of(int status) {
        for (ProblemCode code : values()) {
            if (code.status.value() == status && code != MALFORMED_JSON && code != NOT_FOUND) {
                return code;
            }
        }
        return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    }
}
