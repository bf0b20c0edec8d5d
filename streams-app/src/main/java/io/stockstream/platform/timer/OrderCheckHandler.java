package io.stockstream.platform.timer;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskHandler;
import io.stockstream.task.handler.TaskWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes a check to every partition of orders.checks. The times in it follow from when the task was requested, so that
 * orders recognize the checks of a second attempt. The topologies' progress is measured now, in this order: all earlier
 * checks have been carried out; stock and catalogue have read everything asked of them by then; orders have read the
 * answers. So an answer that an order lacks then is lost.
 */
final class OrderCheckHandler implements TaskHandler {

    /** How far clocks of two machines may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final Producer<String, OrderCheckDue> producer;
    private final int partitions;
    private final OrderCheckProperties settings;
    private final Supplier<ReadProgress> progress;
    private final InstantSource clock;

    /**
     * @param partitions number of partitions of orders.checks
     * @param progress measures the topologies' progress, once
     */
    OrderCheckHandler(
            Producer<String, OrderCheckDue> producer,
            int partitions,
            OrderCheckProperties settings,
            Supplier<ReadProgress> progress,
            InstantSource clock) {
        this.producer = producer;
        this.partitions = partitions;
        this.settings = settings;
        this.progress = progress;
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
        OrderCheckDue check = check(due);
        new EveryPartition(Topics.ORDER_CHECKS.name(), partitions).write(producer, check, check.getDueAt());
        return JsonNodeFactory.instance
                .objectNode()
                .put("due_at", due.toString())
                .put("partitions", partitions)
                .put("stock_answered", check.getStockAnswered())
                .put("catalogue_answered", check.getCatalogueAnswered());
    }

    private OrderCheckDue check(Instant due) throws InterruptedException {
        try (ReadProgress read = progress.get()) {
            boolean checked = read.isIdle(Topics.ORDER_CHECKS.name());
            return new OrderCheckDue(
                    due,
                    due.minus(settings.driveOnAfter()),
                    due.minus(settings.failAfter()),
                    due.minus(settings.lookupFailAfter()),
                    checked
                            && read.isThrough(Topics.RESERVATIONS.name())
                            && read.isThrough(Topics.RESERVATION_OUTCOMES.name()),
                    checked && read.isThrough(Topics.LOOKUPS.name()) && read.isThrough(Topics.LOOKUP_ANSWERS.name()),
                    null);
        }
    }
}
