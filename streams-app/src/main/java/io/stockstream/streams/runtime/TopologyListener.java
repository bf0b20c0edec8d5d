package io.stockstream.streams.runtime;

/** Hears what topologies do, on their own threads. */
@FunctionalInterface
public interface TopologyListener extends DeadLetterListener {

    /**
     * A processor was done with a record.
     *
     * @param application the application
     * @param nanos how long it took, with all that it forwarded
     */
    default void processed(String application, long nanos) {}

    /** A topology stopped. It is started again by itself. */
    default void stopped(String application, TopologyFailure failure) {}

    /** The process is not sound any more: it has to end. Must not wait for a topology to close. */
    default void hopeless(String application, Throwable error) {}
}
