package io.stockstream.platform.runtime;

/** What happens to a client after one of its threads failed. */
sealed interface Verdict {

    /** Another thread takes over. */
    record ReplaceThread() implements Verdict {}

    /**
     * The client ends; another is started after a pause.
     *
     * @param failure why
     */
    record StopTopology(TopologyFailure failure) implements Verdict {}

    /** The process has to end. */
    record EndProcess() implements Verdict {}
}
