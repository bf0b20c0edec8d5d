package io.stockstream.streams.effect.task;

import io.stockstream.streams.task.TaskHandler;
import io.stockstream.streams.task.TaskWork;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A handler as a test wants it. */
record FakeHandler(String type, Duration timeLimit, Act act) implements TaskHandler {

    FakeHandler(String type, Act act) {
        this(type, Duration.ofSeconds(30), act);
    }

    @FunctionalInterface
    interface Act {
        JsonNode on(TaskWork work) throws Exception;
    }

    @Override
    public JsonNode handle(TaskWork work) throws Exception {
        return act.on(work);
    }
}
