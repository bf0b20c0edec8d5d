package io.stockstream.catalogue.table;

/** A value that a field may not hold; the message says what would be right. */
final class WrongValueException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongValueException(String message) {
        // Part of an answer, never of a log: the stack would be filled in for nothing.
        super(message, null, false, false);
    }
}
