package io.stockstream.streams.effect.task;

import io.stockstream.streams.effect.failure.FailureKind;

/** A call that was given up: another try of the same will not help, or was waited for long enough. */
final class FailedCallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    FailedCallException(String what, FailureKind kind, Exception cause) {
        super("%s: %s".formatted(what, ErrorText.of(cause)), cause);
        this.kind = kind;
    }

    /** {@link FailureKind#PASSING} when it was waited for too long. */
    FailureKind kind() {
        return kind;
    }
}
