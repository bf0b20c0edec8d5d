package io.stockstream.streams.runtime;

/** What becomes of a client one of whose threads failed. */
sealed interface Verdict {

    /** Another thread takes over. */
    record ReplaceThread() implements Verdict {}

    /**
     * The client ends; it is started again after a pause.
     *
     * @param failure why
     */
    record StopTopology(TopologyFailure failure) implements Verdict {}

    /** The process has to end. */
    record EndProcess() implements Verdict {}
}
