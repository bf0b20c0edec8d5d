package io.stockstream.simulation.outside;

import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Handles one type of task by noting that it was executed. */
record SimulatedHandler(String type, DoneWork done, Consumer<TaskWork> look) implements TaskHandler {

    /** A handler for every type that the topologies and schedules of a history request. */
    static List<TaskHandler> all(DoneWork done, PublishedOrders orders) {
        return List.of(
                new SimulatedHandler("order_notification", done, work -> {}),
                new SimulatedHandler(
                        "invoice", done, work -> orders.missing(work.payload()).ifPresent(done::isWrong)),
                new SimulatedHandler("sum", done, work -> {}));
    }

    @Override
    public String description() {
        return "Notes that it was done.";
    }

    @Override
    public String payloadSchema() {
        return """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false}""";
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofMinutes(1);
    }

    @Override
    public JsonNode handle(TaskWork work) {
        look.accept(work);
        done.act(work.taskId());
        return JsonNodeFactory.instance.objectNode();
    }
}
