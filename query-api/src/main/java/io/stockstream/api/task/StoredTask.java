package io.stockstream.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** A task as the private store API gives it; the fields are those of {@link io.stockstream.task.Task}. */
record StoredTask(
        @JsonProperty("task_id") String taskId,
        @JsonProperty("type") String type,
        @JsonProperty("queue") String queue,
        @JsonProperty("state") String state,
        @JsonProperty("payload") String payload,
        @JsonProperty("attempts") List<Attempt> attempts,
        @JsonProperty("result_json") String resultJson,
        @JsonProperty("error") String error,
        @JsonProperty("next_attempt_at") Instant nextAttemptAt,
        @JsonProperty("requested_at") Instant requestedAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    record Attempt(
            @JsonProperty("number") int number,
            @JsonProperty("state") String state,
            @JsonProperty("started_at") Instant startedAt,
            @JsonProperty("ended_at") Instant endedAt,
            @JsonProperty("worker") String worker,
            @JsonProperty("error") String error) {}

    /** Number of the last attempt; 0 when there was none. */
    int lastAttempt() {
        return attempts.stream().mapToInt(Attempt::number).max().orElse(0);
    }
}
