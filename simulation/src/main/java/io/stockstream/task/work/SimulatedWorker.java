package io.stockstream.task.work;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.handler.RetryPolicy;
import io.stockstream.task.handler.TaskHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;

/**
 * A production worker of one queue in simulated surroundings: the ledger, the broker and the clock belong to the
 * history.
 */
public final class SimulatedWorker {

    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

    private static final int MOST_ATTEMPTS = 20;

    /** Patience of one record; nothing is ever away in a history. */
    private static final Duration BOUND = Duration.ofMinutes(1);

    /** A history has its own time, in which work takes none: nothing is told of it before its end. */
    private static final Watch.Pace NEVER = new Watch.Pace(Duration.ofDays(1), Duration.ofDays(1));

    private final QueueTopics topics;
    private final TaskWorker worker;

    /** The work may not begin yet. */
    private static final class NotDueException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * @param queue an existing queue
     * @param name for the ledger
     */
    public SimulatedWorker(
            TaskQueue queue,
            String name,
            AvroSerdes serdes,
            MemoryTaskLedger ledger,
            List<TaskHandler> handlers,
            Producer<byte[], byte[]> producer,
            InstantSource clock) {
        topics = switch (queue) {
            case PRIORITY -> QueueTopics.PRIORITY;
            case DEFAULT -> QueueTopics.DEFAULT;
            case SYSTEM -> QueueTopics.SYSTEM;
            case INVOICES -> QueueTopics.INVOICES;
            case UNKNOWN -> throw new IllegalArgumentException("No worker has this queue: " + queue);
        };
        Sleeper sleeper = pause -> {
            throw new NotDueException();
        };
        TaskWorker.Surroundings around = new TaskWorker.Surroundings(
                name,
                ledger,
                new Patience("The ledger", BOUND, clock, sleeper),
                new Patience("The registry", BOUND, clock, sleeper),
                new Outbox(producer, Duration.ofSeconds(1), new Patience("Kafka", BOUND, clock, sleeper)),
                new TaskMessages(serdes),
                new TaskMeters(new SimpleMeterRegistry()),
                clock,
                sleeper,
                NEVER);
        worker = new TaskWorker(
                topics,
                new TaskReader(topics, serdes.value(Topics.TASKS_DEFAULT).deserializer(), clock),
                new Handlers(handlers),
                new RetryLadder(WAITS, new RetryPolicy(WAITS, MOST_ATTEMPTS), () -> 0.5),
                around);
    }

    /** The topics that the worker reads. */
    public List<String> topics() {
        return topics.names();
    }

    /**
     * Processes a record.
     *
     * @return whether the record may be acknowledged: not while the work may not begin yet
     */
    public boolean work(ConsumerRecord<byte[], byte[]> asked) {
        try {
            Optional<TaskRecord> task = worker.read(asked);
            if (task.isPresent()) {
                worker.await(task.get());
                worker.work(task.get());
            }
            return true;
        } catch (NotDueException e) {
            return false;
        } catch (FailedCallException e) {
            throw new IllegalStateException("Nothing is away in a history", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("A history is not interrupted", e);
        }
    }
}
