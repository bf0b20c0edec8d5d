package io.stockstream.catalogue.request;

/** A request that can never be carried out. */
final class RejectedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    RejectedRequestException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static RejectedRequestException invalid(String message) {
        return new RejectedRequestException("invalid_request", message, null);
    }

    /** The machine-readable reason, as in the dead letter. */
    String code() {
        return code;
    }
}
