package io.stockstream.task.work;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serializer;

/** Creates the records that workers write. */
final class TaskMessages {

    /** Header of abandoned work: the reason, for people. */
    static final String MESSAGE = "stockstream.error.message";

    /** Header of abandoned work: the number of all attempts. */
    static final String ATTEMPTS = "stockstream.task.attempts";

    private static final String PAYLOAD_LEFT_OUT =
            "{\"left_out\":\"The payload does not fit a record together with the reason\"}";

    private final AvroSerdes serdes;
    private final Map<String, Serializer<?>> serializers = new ConcurrentHashMap<>();

    TaskMessages(AvroSerdes serdes) {
        this.serdes = serdes;
    }

    Outbox.Message report(TaskReported report) {
        return Outbox.Message.of(() -> record(Topics.TASK_REPORTS, report.getTaskId(), report, List.of()))
                .or(() -> record(Topics.TASK_REPORTS, report.getTaskId(), TaskReports.without(report), List.of()));
    }

    /** A type of task that can be done here. */
    Outbox.Message type(TaskType type) {
        return Outbox.Message.of(() -> record(Topics.TASK_TYPES, type.getType(), type, List.of()));
    }

    /** A record for a retry. */
    Outbox.Message again(Topic<String, TaskRequested> topic, TaskRequested request, int tries, Instant due) {
        return Outbox.Message.of(() -> record(topic, request.getTaskId(), request, TaskRecord.headers(tries, due)));
    }

    /** The dead letter of abandoned work. */
    Outbox.Message givenUp(TaskRequested request, String code, String error, int attempts) {
        List<Header> headers = List.of(
                TaskRecord.header(DeadLetters.CODE, code),
                TaskRecord.header(MESSAGE, error),
                TaskRecord.header(ATTEMPTS, Integer.toString(attempts)));
        TaskRequested small =
                TaskRequested.newBuilder(request).setPayload(PAYLOAD_LEFT_OUT).build();
        return Outbox.Message.of(() -> record(Topics.TASKS_DLQ, request.getTaskId(), request, headers))
                .or(() -> record(Topics.TASKS_DLQ, request.getTaskId(), small, headers));
    }

    /** The dead letter of a record that is not a task. */
    static Outbox.Message letter(ConsumerRecord<byte[], byte[]> record, Exception reason, String code, String group) {
        return Outbox.Message.of(() ->
                DeadLetters.letter(DeadLetters.Origin.of(record), record.key(), record.value(), reason, code, group));
    }

    /** A record that could not be processed, unchanged: none of it has to be readable. */
    static Outbox.Message putOff(
            Topic<String, TaskRequested> topic, ConsumerRecord<byte[], byte[]> record, int tries, Instant due) {
        return Outbox.Message.of(() -> new ProducerRecord<>(
                topic.name(), null, null, record.key(), record.value(), TaskRecord.headers(tries, due)));
    }

    private <V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<String, V> topic, String key, V value, List<Header> headers) {
        byte[] bytes = serializer(topic).serialize(topic.name(), value);
        return new ProducerRecord<>(topic.name(), null, null, key.getBytes(StandardCharsets.UTF_8), bytes, headers);
    }

    @SuppressWarnings("unchecked") // Each topic has one type of values, and this map one entry for each topic.
    private <V extends SpecificRecord> Serializer<V> serializer(Topic<String, V> topic) {
        return (Serializer<V>) serializers.computeIfAbsent(
                topic.name(), name -> serdes.value(topic).serializer());
    }
}
