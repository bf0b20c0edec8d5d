package io.stockstream.simulation.outside;

import io.stockstream.schema.Topics;
import io.stockstream.simulation.Violation;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.LogRecord;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.work.MemoryTaskLedger;
import io.stockstream.task.work.SimulatedWorker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Workers of all queues: they execute tasks, fail at them, die before or after any write of theirs, and get the same
 * record again. What a worker wrote before it died stays written.
 */
public final class Workers implements Actor {

    private static final int DEATHS_PERCENT = 4;
    private static final int LOST_ACKNOWLEDGEMENTS_PERCENT = 5;

    private final World world;
    private final Random random;
    private final MemoryTaskLedger ledger;
    private final DoneWork done = new DoneWork();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Map<TopicPartition, SimulatedWorker> workers = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
    private boolean mortal;

    /** A worker died. Not an exception, because workers survive every exception. */
    private static final class Death extends Error {

        private static final long serialVersionUID = 1L;

        Death() {
            super("died", null, false, false);
        }
    }

    public Workers(World world, Random random) {
        this.world = world;
        this.random = random;
        this.ledger = new MemoryTaskLedger(world.clock(), this::mayDie);
        for (TaskQueue queue : List.of(TaskQueue.PRIORITY, TaskQueue.DEFAULT, TaskQueue.SYSTEM, TaskQueue.INVOICES)) {
            SimulatedWorker worker = new SimulatedWorker(
                    queue,
                    queue + "-1",
                    world.codec().serdes(),
                    ledger,
                    SimulatedHandler.all(done, new PublishedOrders(world)),
                    producer,
                    world.clock());
            for (String topic : worker.topics()) {
                for (int partition = 0; partition < World.PARTITIONS; partition++) {
                    workers.put(new TopicPartition(topic, partition), worker);
                    positions.put(new TopicPartition(topic, partition), 0L);
                }
            }
        }
    }

    @Override
    public void act(Random unused) {
        List<TopicPartition> waiting = waiting();
        if (waiting.isEmpty()) {
            return;
        }
        TopicPartition from = Goods.any(waiting, random);
        mortal = true;
        done.mayFail(random);
        try {
            boolean acknowledged = work(from) && !Goods.chance(LOST_ACKNOWLEDGEMENTS_PERCENT, random);
            if (acknowledged) {
                positions.merge(from, 1L, Long::sum);
            }
        } catch (Death e) {
            send();
        } finally {
            mortal = false;
        }
    }

    @Override
    public boolean settle() {
        done.mayNotFail();
        boolean some = false;
        for (TopicPartition from : waiting()) {
            if (work(from)) {
                positions.merge(from, 1L, Long::sum);
                some = true;
            }
        }
        return some;
    }

    /** Whether any requested task is neither done nor given up. */
    public boolean isWaiting() {
        return !waiting().isEmpty();
    }

    /** Whether the ledger has the outcome of the task. */
    public boolean isSettled(String taskId) {
        return ledger.isSettled(taskId);
    }

    private List<TopicPartition> waiting() {
        List<TopicPartition> waiting = new ArrayList<>();
        positions.forEach((from, position) -> {
            if (position < world.log().of(from).size()) {
                waiting.add(from);
            }
        });
        return waiting;
    }

    private boolean work(TopicPartition from) {
        long offset = positions.get(from);
        LogRecord next = world.log().of(from).get((int) offset);
        done.begin(ledger::isDone);
        boolean acknowledged = workers.get(from)
                .work(new ConsumerRecord<>(
                        from.topic(),
                        from.partition(),
                        offset,
                        next.timestamp(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        next.key(),
                        next.value(),
                        new RecordHeaders(next.headers().toArray()),
                        Optional.empty()));
        done.repeated().ifPresent(taskId -> {
            throw new Violation("Task %s was executed again; its ledger said that it was done".formatted(taskId));
        });
        done.wrong().ifPresent(wrong -> {
            throw new Violation(wrong);
        });
        done.newest().filter(taskId -> !ledger.isDone(taskId)).ifPresent(taskId -> {
            throw new Violation("Task %s was executed, and its ledger does not say so".formatted(taskId));
        });
        send();
        return acknowledged;
    }

    private void send() {
        for (ProducerRecord<byte[], byte[]> sent : producer.history()) {
            if (!sent.topic().equals(Topics.TASKS_DLQ.name())) {
                var unused = world.log()
                        .append(
                                sent.topic(),
                                new LogRecord(
                                        sent.key(),
                                        sent.value(),
                                        sent.headers(),
                                        world.clock().instant().toEpochMilli()));
            }
        }
        producer.clear();
    }

    private void mayDie() {
        if (mortal && Goods.chance(DEATHS_PERCENT, random)) {
            throw new Death();
        }
    }
}
