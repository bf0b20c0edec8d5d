package io.stockstream.streams.effect.timer;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.schema.Topics;
import io.stockstream.streams.task.PermanentTaskException;
import io.stockstream.streams.task.TaskHandler;
import io.stockstream.streams.task.TaskWork;
import io.stockstream.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes a check to every partition of orders.checks. All that is in it follows from when the task was asked for, so a second attempt writes
 * equal ones, and orders take the second for the first.
 */
final class OrderCheckHandler implements TaskHandler {

    /** How far clocks of two machines may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final Producer<String, OrderCheckDue> producer;
    private final int partitions;
    private final OrderCheckProperties settings;
    private final InstantSource clock;

    /**
     * @param partitions number of partitions of orders.checks
     */
    OrderCheckHandler(
            Producer<String, OrderCheckDue> producer,
            int partitions,
            OrderCheckProperties settings,
            InstantSource clock) {
        this.producer = producer;
        this.partitions = partitions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "check_pending_orders";
    }

    @Override
    public String description() {
        return "Drives on orders that have been pending for long, and fails those that have been for too long.";
    }

    @Override
    public String payloadSchema() {
        return """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{},"additionalProperties":false}""";
    }

    @Override
    public boolean internal() {
        return true;
    }

    @Override
    public TaskQueue queue() {
        return TaskQueue.SYSTEM;
    }

    @Override
    public Duration timeLimit() {
        return TIME_LIMIT;
    }

    @Override
    public JsonNode handle(TaskWork work) throws PermanentTaskException, InterruptedException {
        Instant due = work.requestedAt().truncatedTo(ChronoUnit.MILLIS);
        if (due.isAfter(clock.instant().plus(CLOCKS))) {
            // A check of the future would fail orders that are not old.
            throw new PermanentTaskException("The check is due at %s, which is not yet".formatted(due));
        }
        write(new OrderCheckDue(due, due.minus(settings.driveOnAfter()), due.minus(settings.failAfter())));
        return JsonNodeFactory.instance
                .objectNode()
                .put("due_at", due.toString())
                .put("partitions", partitions);
    }

    private void write(OrderCheckDue check) throws InterruptedException {
        long timestamp = check.getDueAt().toEpochMilli();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            sent.add(
                    producer.send(new ProducerRecord<>(Topics.ORDER_CHECKS.name(), partition, timestamp, null, check)));
        }
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new KafkaException("Kafka did not confirm a check: " + e.getCause(), e.getCause());
            }
        }
    }
}
