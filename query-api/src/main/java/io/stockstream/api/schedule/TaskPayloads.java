package io.stockstream.api.schedule;

import io.stockstream.movement.FieldError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells whether there is work of a type, and whether a worker will understand what it is given. */
public interface TaskPayloads {

    /**
     * Checks a payload.
     *
     * @param type name of the type of task
     * @param payload a JSON object
     * @return what is wrong: {@code task_type} when it is not known, else paths such as {@code payload.numbers[3]}; empty when a task can be
     *     asked for
     */
    List<FieldError> check(String type, JsonNode payload);
}
