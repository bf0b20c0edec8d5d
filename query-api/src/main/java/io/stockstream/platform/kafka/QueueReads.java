package io.stockstream.platform.kafka;

import java.util.List;

/** Reads the workers and the backlog of the queues. */
public interface QueueReads {

    /**
     * The current state according to Kafka.
     *
     * @throws io.stockstream.platform.web.ApiException when it does not
     */
    Queues read();

    /** The workers and the queues. */
    record Queues(List<Worker> workers, List<Waiting> waiting) {}

    /** A member of the workers' group: one consumer. */
    record Worker(String queue, String host, String clientId, List<String> partitions) {}

    /** A topic of a queue. */
    record Waiting(String queue, String topic, long waiting) {}
}
