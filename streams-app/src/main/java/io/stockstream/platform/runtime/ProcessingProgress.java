package io.stockstream.platform.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * How far this process has read its topics, without waiting for a commit: a view answers from what its stores have, and
 * commits seldom. Offsets of transaction markers count as read once everything before them is processed, which only the
 * consumer's position tells.
 *
 * <p>It never says more than was processed here. It may say less: of records that never reach a processor, such as
 * undecodable ones, and after a partition has moved here. Then the commit tells.
 */
public final class ProcessingProgress {

    /** Nothing is known. */
    public static final long UNKNOWN = -1;

    private final Map<TopicPartition, Polled> polled = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> processed = new ConcurrentHashMap<>();
    /** The thread that runs a task now; one that has lost it may not know yet. */
    private final Map<TaskId, Thread> owners = new ConcurrentHashMap<>();

    /** Of each thread, since it last asked for records. */
    private final ThreadLocal<Map<TopicPartition, Finished>> finished = ThreadLocal.withInitial(HashMap::new);

    /** The last record of a partition that a task is done with. */
    private record Finished(TaskId task, long offset) {}

    /**
     * What a consumer has fetched of a partition.
     *
     * @param last offset of the last record
     * @param next offset at which it goes on
     */
    private record Polled(long last, long next) {}

    private final AtomicLong steps = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stepped = lock.newCondition();

    /**
     * The offset up to which everything in the partition is processed, exclusive; {@link #UNKNOWN} if that is not
     * known.
     */
    public long of(TopicPartition partition) {
        // In this order: what is fetched in between is not processed yet.
        Long last = processed.get(partition);
        Polled fetched = polled.get(partition);
        if (last == null || fetched == null) {
            return UNKNOWN;
        }
        return last >= fetched.last() ? fetched.next() : last + 1;
    }

    /** Grows with each step; to be asked for before {@link #of}, so that {@link #awaitStep} misses none. */
    public long steps() {
        return steps.get();
    }

    /**
     * Waits until this process has gone on reading, whichever partition.
     *
     * @param seen what {@link #steps} was
     * @param nanos how long at most
     * @throws InterruptedException when the thread is interrupted
     */
    public void awaitStep(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        waiting.incrementAndGet();
        try {
            long left = nanos;
            while (steps.get() == seen && left > 0) {
                left = stepped.awaitNanos(left);
            }
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    private void step() {
        steps.incrementAndGet();
        if (waiting.get() > 0) {
            lock.lock();
            try {
                stepped.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * A thread asks for records: what it has finished is done, whatever else the record went through. But not what
     * another thread has begun anew meanwhile: that was rolled back.
     */
    void polling() {
        Map<TopicPartition, Finished> done = finished.get();
        done.forEach((partition, last) -> {
            if (Thread.currentThread().equals(owners.get(last.task()))) {
                processed.put(partition, last.offset());
            }
        });
        if (!done.isEmpty()) {
            done.clear();
            step();
        }
    }

    /** A consumer has fetched records, or has stepped over markers. */
    void polled(ConsumerRecords<?, ?> records) {
        records.nextOffsets().forEach((partition, next) -> {
            var ofPartition = records.records(partition);
            if (!ofPartition.isEmpty()) {
                polled.put(partition, new Polled(ofPartition.getLast().offset(), next.offset()));
            } else {
                polled.computeIfPresent(partition, (same, before) -> new Polled(before.last(), next.offset()));
            }
        });
        if (!records.nextOffsets().isEmpty()) {
            step();
        }
    }

    /** A processor of the task is done with a record; others may not be. */
    void finished(TaskId task, RecordMetadata at) {
        finished.get().put(new TopicPartition(at.topic(), at.partition()), new Finished(task, at.offset()));
    }

    /** A task begins in this thread, with what was committed. */
    void begin(TaskId task) {
        owners.put(task, Thread.currentThread());
        processed.keySet().removeIf(known -> known.partition() == task.partition());
        finished.get().values().removeIf(last -> last.task().equals(task));
    }

    /** A task ends in this thread; what it did and did not commit will be rolled back. */
    void end(TaskId task) {
        if (owners.remove(task, Thread.currentThread())) {
            processed.keySet().removeIf(known -> known.partition() == task.partition());
        }
        finished.get().values().removeIf(last -> last.task().equals(task));
    }
}
