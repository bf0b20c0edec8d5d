package io.stockstream.task.work;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.platform.failure.TestClock;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.handler.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A worker of the queue priority with a ledger and a producer in memory, and a clock that sleeping moves. */
final class WorkerFixture {

    /** Each attempt is as short as one that nobody is told of before its end. */
    static final Watch.Pace SHORT = new Watch.Pace(Duration.ofDays(1), Duration.ofDays(1));

    /** Each attempt that goes on is soon told of and looked at. */
    static final Watch.Pace WATCHED = new Watch.Pace(Duration.ofMillis(5), Duration.ofMillis(5));

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String ID = "order:1:notification:processed";

    final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    final FakeLedger ledger;
    final TestClock clock = new TestClock();
    final List<Duration> pauses = new ArrayList<>();
    private int largest = Integer.MAX_VALUE;
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                    return record.value() != null && record.value().length > largest
                            ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                            : super.send(record);
                }
            };
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TaskWorker worker;

    WorkerFixture(FakeHandler.Act act) {
        this(act, pause -> {});
    }

    /** With something that happens whenever the worker sleeps. */
    WorkerFixture(FakeHandler.Act act, Sleeper whileSleeping) {
        this(new FakeHandler("mail", act), whileSleeping);
    }

    WorkerFixture(FakeHandler handler, Sleeper whileSleeping) {
        this(handler, whileSleeping, new FakeLedger());
    }

    /** With another ledger, such as a real one. */
    WorkerFixture(FakeHandler handler, Sleeper whileSleeping, TaskLedger keptIn) {
        this(handler, whileSleeping, keptIn, SHORT);
    }

    /** With another pace of what is told. */
    WorkerFixture(FakeHandler handler, Sleeper whileSleeping, TaskLedger keptIn, Watch.Pace pace) {
        ledger = keptIn instanceof FakeLedger fake ? fake : new FakeLedger();
        Sleeper sleeper = pause -> {
            pauses.add(pause);
            whileSleeping.sleep(pause);
            clock.advance(pause);
        };
        TaskWorker.Surroundings around = new TaskWorker.Surroundings(
                "w1",
                keptIn,
                new Patience("PostgreSQL", PATIENCE, clock, sleeper),
                new Patience("The schema registry", PATIENCE, clock, sleeper),
                new Outbox(producer, Duration.ofSeconds(1), new Patience("Kafka", PATIENCE, clock, sleeper)),
                new TaskMessages(serdes),
                new TaskMeters(meters),
                clock,
                sleeper,
                pace);
        RetryLadder ladder = new RetryLadder(
                List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10)),
                new RetryPolicy(
                        List.of(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(10)),
                        20),
                () -> 0.5);
        worker = new TaskWorker(
                QueueTopics.PRIORITY,
                new TaskReader(
                        QueueTopics.PRIORITY,
                        serdes.value(Topics.TASKS_PRIORITY).deserializer(),
                        clock),
                new Handlers(List.of(handler)),
                ladder,
                around);
    }

    /** From now on Kafka accepts no larger values. */
    void refuseAbove(int bytes) {
        largest = bytes;
    }

    static TaskRequested request() {
        return new TaskRequested(ID, "mail", TaskQueue.PRIORITY, "{\"a\":1}", Instant.parse("2026-11-21T07:59:59Z"));
    }

    /** The record of a request as the queue has it. */
    ConsumerRecord<byte[], byte[]> record(TaskRequested request) {
        return record(request, 17L);
    }

    /** The same at another place. */
    ConsumerRecord<byte[], byte[]> record(TaskRequested request, long offset) {
        byte[] value = serdes.value(Topics.TASKS_PRIORITY).serializer().serialize("tasks.priority", request);
        return new ConsumerRecord<>(
                "tasks.priority", 3, offset, request.getTaskId().getBytes(StandardCharsets.UTF_8), value);
    }

    /** Reads, waits and works as the listener has it done. */
    void process(ConsumerRecord<byte[], byte[]> record) throws FailedCallException, InterruptedException {
        TaskRecord task = worker.read(record).orElse(null);
        if (task != null) {
            worker.await(task);
            worker.work(task);
        }
    }

    /** The last record that went to a retry topic. */
    ProducerRecord<byte[], byte[]> lastRetry() {
        return producer.history().stream()
                .filter(record -> record.topic().contains("retry"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** As {@link #process}, of a record that came back through a retry topic. */
    void processAgain(ProducerRecord<byte[], byte[]> sent) throws FailedCallException, InterruptedException {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 1L, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        process(record);
    }

    List<TaskReported> reports() {
        return sent("tasks.reports").stream()
                .map(record -> value(Topics.TASK_REPORTS, record))
                .toList();
    }

    List<ProducerRecord<byte[], byte[]>> sent(String topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    /** Everything that was sent, topic by topic. */
    List<String> topics() {
        return producer.history().stream().map(ProducerRecord::topic).toList();
    }

    <V extends SpecificRecord> V value(Topic<String, V> topic, ProducerRecord<byte[], byte[]> record) {
        return serdes.value(topic).deserializer().deserialize(topic.name(), record.value());
    }

    static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
