package io.stockstream.streams.task;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Does the work of one type of task; a Spring bean. It may be called by several threads at once, and, after a crash between the work and
 * its note in the ledger, again for work that it has done: what it does outside has to bear that.
 */
public interface TaskHandler {

    /** The type, such as {@code order_notification}; no two handlers have the same. */
    String type();

    /** How long one attempt may take; then it is interrupted and counts as failed. Until then no other worker does the same task. */
    Duration timeLimit();

    /**
     * Does the work.
     *
     * @return what came of it; shown to everybody who may see the task, so without addresses and secrets
     * @throws PermanentTaskException when another attempt cannot help
     * @throws Exception when another attempt may help; its message is shown with the attempt
     */
    JsonNode handle(TaskWork work) throws Exception;
}
