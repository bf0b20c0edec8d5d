package io.stockstream.task.work;

import io.stockstream.platform.failure.FailureKind;

/** A call that was given up: another try will not help, or the time to wait is over. */
final class FailedCallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    FailedCallException(String what, FailureKind kind, Exception cause) {
        super("%s: %s".formatted(what, ErrorText.of(cause)), cause);
        this.kind = kind;
    }

    /** {@link FailureKind#PASSING} when the time to wait is over. */
    FailureKind kind() {
        return kind;
    }
}
