package io.stockstream.platform.idempotency;

/** How a request with a key is handled. */
sealed interface Admission {

    /**
     * The request is handled: it is the first, or Redis is away, so this is unknown.
     *
     * @param key in Redis
     * @param claim the value of the key meanwhile, if Redis stored it
     * @param request SHA-256 of its body
     */
    record Handle(String key, String claim, String request) implements Admission {}

    /** The request is handled again. This asks for nothing new: the client wants the current state. */
    record Again() implements Admission {}

    /** It gets the answer of the first. */
    record Replay(KeptAnswer answer) implements Admission {}
}
