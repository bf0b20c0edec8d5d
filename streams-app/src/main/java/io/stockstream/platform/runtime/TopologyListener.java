package io.stockstream.platform.runtime;

/** Listens to topologies, on their own threads. */
@FunctionalInterface
public interface TopologyListener extends DeadLetterListener {

    /**
     * A processor has finished a record.
     *
     * @param application the application
     * @param nanos how long it took, with all that it forwarded
     */
    default void processed(String application, long nanos) {}

    /** A topology stopped. It is restarted automatically. */
    default void stopped(String application, TopologyFailure failure) {}

    /** The process is broken and has to end. Must not wait for a topology to close. */
    default void hopeless(String application, Throwable error) {}
}
