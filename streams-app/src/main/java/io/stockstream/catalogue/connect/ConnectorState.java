package io.stockstream.catalogue.connect;

/** How the connector is, as one word. */
public enum ConnectorState {
    /** Not checked yet, or its tasks are being assigned to a worker. */
    SETTLING,
    /** It reads changes. */
    RUNNING,
    /** It, or a task of it, has failed and is started again and again. */
    FAILED,
    /** It runs after a failure, and it has not shown yet that it is over. */
    FLAPPING,
    /** It was paused or stopped. */
    PAUSED,
    /** Connect does not know it. */
    UNKNOWN,
    /** Connect does not answer. */
    AWAY
}
