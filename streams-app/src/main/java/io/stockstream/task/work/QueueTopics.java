package io.stockstream.task.work;

import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The topics of one queue.
 *
 * @param queue the queue
 * @param group consumer group of its workers
 * @param requests the topic of new requests
 * @param retries where work waits that failed, by step; {@link #STEPS} of them
 */
record QueueTopics(
        TaskQueue queue,
        String group,
        Topic<String, TaskRequested> requests,
        List<Topic<String, TaskRequested>> retries) {

    /** How many retry topics a queue has. */
    static final int STEPS = 4;

    static final QueueTopics PRIORITY = new QueueTopics(
            TaskQueue.PRIORITY,
            "stockstream-tasks-priority",
            Topics.TASKS_PRIORITY,
            List.of(
                    Topics.TASKS_PRIORITY_RETRY_1,
                    Topics.TASKS_PRIORITY_RETRY_2,
                    Topics.TASKS_PRIORITY_RETRY_3,
                    Topics.TASKS_PRIORITY_RETRY_4));

    static final QueueTopics DEFAULT = new QueueTopics(
            TaskQueue.DEFAULT,
            "stockstream-tasks-default",
            Topics.TASKS_DEFAULT,
            List.of(
                    Topics.TASKS_DEFAULT_RETRY_1,
                    Topics.TASKS_DEFAULT_RETRY_2,
                    Topics.TASKS_DEFAULT_RETRY_3,
                    Topics.TASKS_DEFAULT_RETRY_4));

    static final QueueTopics SYSTEM = new QueueTopics(
            TaskQueue.SYSTEM,
            "stockstream-tasks-system",
            Topics.TASKS_SYSTEM,
            List.of(
                    Topics.TASKS_SYSTEM_RETRY_1,
                    Topics.TASKS_SYSTEM_RETRY_2,
                    Topics.TASKS_SYSTEM_RETRY_3,
                    Topics.TASKS_SYSTEM_RETRY_4));

    static final QueueTopics INVOICES = new QueueTopics(
            TaskQueue.INVOICES,
            "stockstream-tasks-invoices",
            Topics.TASKS_INVOICES,
            List.of(
                    Topics.TASKS_INVOICES_RETRY_1,
                    Topics.TASKS_INVOICES_RETRY_2,
                    Topics.TASKS_INVOICES_RETRY_3,
                    Topics.TASKS_INVOICES_RETRY_4));

    /** All topics that a worker of the queue reads. */
    List<String> names() {
        return Stream.concat(Stream.of(requests), retries.stream())
                .map(Topic::name)
                .toList();
    }

    /** As people and metrics call it. */
    String word() {
        return queue.name().toLowerCase(Locale.ROOT);
    }

    /** The topic of a step, from 1. */
    Topic<String, TaskRequested> retry(int step) {
        return retries.get(step - 1);
    }

    /** The step of a topic; 0 when it is the queue itself. */
    int step(String topic) {
        return IntStream.rangeClosed(1, retries.size())
                .filter(step -> retry(step).name().equals(topic))
                .findFirst()
                .orElse(0);
    }
}
