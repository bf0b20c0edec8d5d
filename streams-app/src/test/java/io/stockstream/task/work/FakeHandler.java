package io.stockstream.task.work;

import io.stockstream.task.handler.RetryPolicy;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A handler as a test wants it. */
record FakeHandler(String type, Duration timeLimit, Optional<RetryPolicy> retryPolicy, String payloadSchema, Act act)
        implements TaskHandler {

    static final String ANY_OBJECT = "{\"type\":\"object\",\"additionalProperties\":false}";

    FakeHandler(String type, Act act) {
        this(type, Duration.ofSeconds(30), act);
    }

    FakeHandler(String type, Duration timeLimit, Act act) {
        this(type, timeLimit, Optional.empty(), ANY_OBJECT, act);
    }

    @FunctionalInterface
    interface Act {
        JsonNode on(TaskWork work) throws Exception;
    }

    @Override
    public String description() {
        return "Does what the test says.";
    }

    @Override
    public JsonNode handle(TaskWork work) throws Exception {
        return act.on(work);
    }
}
