package io.stockstream.catalogue.connect;

import java.util.Optional;

/**
 * The result of the last check of the connector.
 *
 * @param state in one word
 * @param connector the connector's state as Connect names it
 * @param task state of the task that is worst off, as Connect names it
 * @param failure why it failed, until it has recovered
 * @param restarts how often this process had something started again
 */
public record ConnectorReport(
        ConnectorState state, String connector, String task, Optional<String> failure, long restarts) {

    /** Whether changes certainly do not flow, or flow only until the next failure. */
    public boolean isFailing() {
        return failure.isPresent();
    }
}
