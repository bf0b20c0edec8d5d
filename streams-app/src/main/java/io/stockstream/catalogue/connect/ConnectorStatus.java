package io.stockstream.catalogue.connect;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Connect's status of a connector and its tasks.
 *
 * @param connector the connector itself
 * @param tasks its tasks; none while they are given to a worker
 */
record ConnectorStatus(Part connector, List<Part> tasks) {

    private static final String NO_TASK = "NONE";

    /**
     * The connector or one task.
     *
     * @param state as Connect names it
     * @param trace stack trace of the failure; empty unless failed
     */
    record Part(String state, String trace) {

        private static Part of(JsonNode part) {
            return new Part(
                    part.path("state").asString("UNASSIGNED"),
                    part.path("trace").asString(""));
        }

        boolean isFailed() {
            return state.equals("FAILED");
        }

        boolean isRunning() {
            return state.equals("RUNNING");
        }
    }

    static ConnectorStatus of(JsonNode status) {
        return new ConnectorStatus(
                Part.of(status.path("connector")),
                status.path("tasks").valueStream().map(Part::of).toList());
    }

    boolean isRunning() {
        return connector.isRunning() && !tasks.isEmpty() && tasks.stream().allMatch(Part::isRunning);
    }

    /** The task's failure before the connector's: it is the one that reads changes. */
    Optional<Part> failed() {
        return tasks.stream()
                .filter(Part::isFailed)
                .findFirst()
                .or(() -> Optional.of(connector).filter(Part::isFailed));
    }

    /** State of the task that is worst off. */
    String taskState() {
        return tasks.stream()
                .filter(task -> !task.isRunning())
                .findFirst()
                .or(() -> tasks.stream().findFirst())
                .map(Part::state)
                .orElse(NO_TASK);
    }
}
