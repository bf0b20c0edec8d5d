package io.stockstream.task.work;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.runtime.DeadLetterHandler;
import io.stockstream.schema.RegistryFailures;
import io.stockstream.task.InvalidTaskException;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskRules;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the records of one queue. */
final class TaskReader {

    private final QueueTopics topics;
    private final Deserializer<TaskRequested> deserializer;
    private final InstantSource clock;

    TaskReader(QueueTopics topics, Deserializer<TaskRequested> deserializer, InstantSource clock) {
        this.topics = topics;
        this.deserializer = deserializer;
        this.clock = clock;
    }

    /**
     * Reads one.
     *
     * @throws RejectedTaskException when no version can ever read it
     * @throws RuntimeException when the schema registry is away, or does not know its schema
     */
    TaskRecord read(ConsumerRecord<byte[], byte[]> record) throws RejectedTaskException {
        TaskRequested request = request(record);
        List<FieldError> errors = errors(record, request);
        if (!errors.isEmpty()) {
            throw new RejectedTaskException(InvalidTaskException.CODE, new InvalidTaskException(errors));
        }
        return TaskRecord.of(request, record.headers(), topics.step(record.topic()), clock.instant());
    }

    private TaskRequested request(ConsumerRecord<byte[], byte[]> record) throws RejectedTaskException {
        try {
            return deserializer.deserialize(record.topic(), record.value());
        } catch (RuntimeException e) {
            // Not only Kafka's exceptions: truncated bytes throw the buffer's, and a record of another type the cast's.
            // A registry that answers "no such schema" may be empty or the wrong one, which is not the record's fault.
            if (RegistryFailures.isOutage(e) || isOfTheRegistry(e)) {
                throw e;
            }
            throw new RejectedTaskException(DeadLetterHandler.UNDESERIALIZABLE, e);
        }
    }

    private static boolean isOfTheRegistry(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .anyMatch(RestClientException.class::isInstance);
    }

    private List<FieldError> errors(ConsumerRecord<byte[], byte[]> record, TaskRequested request) {
        if (request == null) {
            return List.of(new FieldError("(value)", null, "must be a request for work"));
        }
        List<FieldError> errors = TaskRules.check(request);
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        if (!request.getTaskId().equals(key)) {
            errors.add(new FieldError("(key)", key, "must be the task_id " + request.getTaskId()));
        }
        if (request.getQueue() != topics.queue()) {
            errors.add(new FieldError(
                    "queue", request.getQueue().name(), "must be %s on this topic".formatted(topics.queue())));
        }
        return errors;
    }
}
