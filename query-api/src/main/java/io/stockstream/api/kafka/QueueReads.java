package io.stockstream.api.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Reads the workers and the backlog of the queues. */
public interface QueueReads {

    /**
     * The current state according to Kafka.
     *
     * @throws io.stockstream.api.web.ApiException when it does not
     */
    Queues read();

    /** The workers and the queues. */
    record Queues(List<Worker> workers, List<Waiting> waiting) {}

    /** A member of the workers' group: one consumer. */
    @Schema(name = "TaskWorker", description = "A consumer of a queue.")
    record Worker(
            @Schema(example = "priority") @JsonProperty("queue")
            String queue,

            @Schema(description = "As Kafka sees it.") @JsonProperty("host")
            String host,

            @JsonProperty("client_id") String clientId,

            @Schema(description = "Topics with the numbers of their partitions, such as tasks.priority-0.")
            @JsonProperty("partitions")
            List<String> partitions) {}

    /** A topic of a queue. */
    @Schema(name = "TaskQueueTopic", description = "A topic of a queue.")
    record Waiting(
            @Schema(example = "priority") @JsonProperty("queue")
            String queue,

            @Schema(example = "tasks.priority.retry-1") @JsonProperty("topic")
            String topic,

            @Schema(description = "Records that no worker has acknowledged: what waits, and what is worked on.")
            @JsonProperty("waiting")
            long waiting) {}
}
