package io.stockstream.task.work;

import io.stockstream.task.handler.PermanentTaskException;

/** A record that is not a task at all: it goes to the dead letters. */
final class RejectedTaskException extends PermanentTaskException {

    private static final long serialVersionUID = 1L;

    private final String code;

    RejectedTaskException(String code, Exception cause) {
        super(cause.getMessage(), cause);
        this.code = code;
    }

    /** A short reason for machines. */
    String code() {
        return code;
    }
}
