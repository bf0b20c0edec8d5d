package io.stockstream.task.work;

import io.stockstream.platform.failure.FailureKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Hands each record of a queue to a thread of its own, and lets the consumer go on: however long work takes or waits,
 * the group does not lose this member, and later records proceed while the {@link Lane} has room. {@link Window}s
 * decide what is acknowledged.
 */
final class TaskListener implements AcknowledgingMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(TaskListener.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

    /**
     * How many records may end after one that has not. After a crash they are delivered again, and the ledger knows
     * them.
     */
    private static final int LONGEST_WINDOW = 1_000;

    /** How many records of a retry topic wait for their time at once; waiting threads cost little. */
    private static final int MOST_WAITING = 200;

    private final TaskWorker worker;
    private final Lane lane;
    private final Acknowledgments acknowledgments;
    private final Map<Place, Running> running = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Window> windows = new ConcurrentHashMap<>();
    private final Set<TopicPartition> paused = ConcurrentHashMap.newKeySet();
    private volatile Tap tap = Tap.NONE;
    private volatile boolean stopping;

    TaskListener(TaskWorker worker, Lane lane, Acknowledgments acknowledgments) {
        this.worker = worker;
        this.lane = lane;
        this.acknowledgments = acknowledgments;
    }

    /** Where a record stands. */
    private record Place(TopicPartition partition, long offset) {}

    /** Pauses and resumes the records of a partition. */
    interface Tap {

        Tap NONE = (partition, flows) -> {};

        void set(TopicPartition partition, boolean flows);
    }

    /** To be called before the start. */
    void setTap(Tap ofConsumer) {
        tap = ofConsumer;
    }

    /** The lane that its records share. */
    Lane lane() {
        return lane;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record, Acknowledgment acknowledgment) {
        if (stopping) {
            return;
        }
        Place place = new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        Window window = windows.computeIfAbsent(place.partition(), partition -> new Window());
        window.begin(place.offset(), acknowledgments.of(place.partition(), acknowledgment));
        running.compute(place, (same, before) -> {
            if (before != null && before.takes(window)) {
                // The partition went and came back while the work was under way.
                return before;
            }
            Running begun = new Running(window, size(record));
            lane.hold(begun.size());
            begun.start("task-worker-" + place, () -> run(record, place, begun));
            return begun;
        });
        regulate();
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }

    private void run(ConsumerRecord<byte[], byte[]> record, Place place, Running self) {
        try {
            while (!isDone(record, self)) {
                Thread.sleep(PAUSE_AFTER_FAULT);
            }
            self.end(place.offset());
        } catch (InterruptedException e) {
            LOG.debug("Work at {} was left; its record comes again", place);
        } finally {
            running.remove(place, self);
            lane.drop(self.size());
            regulate();
        }
    }

    /** A bug in this program must neither lose work nor block later records. */
    private boolean isDone(ConsumerRecord<byte[], byte[]> record, Running self) throws InterruptedException {
        boolean entered = false;
        try {
            TaskRecord task = worker.read(record).orElse(null);
            if (task != null) {
                self.waiting(true);
                worker.await(task);
                lane.enter();
                entered = true;
                self.waiting(false);
                worker.work(task);
            }
            return true;
        } catch (FailedCallException e) {
            return e.kind() != FailureKind.PASSING && isPutOff(record, e);
        } catch (RuntimeException | Error e) {
            return isPutOff(record, e);
        } finally {
            if (entered) {
                lane.leave();
            }
        }
    }

    private boolean isPutOff(ConsumerRecord<byte[], byte[]> record, Throwable reason) throws InterruptedException {
        LOG.error(
                "Work at {} partition {} offset {} failed in a way that was not foreseen; it is put off",
                record.topic(),
                record.partition(),
                record.offset(),
                reason);
        try {
            worker.putOff(record, reason);
            return true;
        } catch (FailedCallException e) {
            LOG.error(
                    "{} partition {} offset {} cannot be put off{}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.kind() == FailureKind.OWN ? "; it is skipped and remains in its topic" : "",
                    e);
            return e.kind() == FailureKind.OWN;
        }
    }

    /** Pauses partitions without room, and resumes those with room. */
    private synchronized void regulate() {
        if (stopping) {
            // Do not call the container: it is waiting for its consumer to stop.
            return;
        }
        windows.forEach((partition, window) -> {
            boolean full = isFull(partition, window);
            if (full && paused.add(partition)) {
                tap.set(partition, false);
            } else if (!full && paused.remove(partition)) {
                tap.set(partition, true);
            }
        });
    }

    private boolean isFull(TopicPartition partition, Window window) {
        int most = worker.isRetry(partition.topic()) ? MOST_WAITING : 2 * lane.width();
        return window.open() >= most || window.length() >= LONGEST_WINDOW || (lane.isFull() && window.open() > 0);
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        leave(partitions);
        acknowledgments.flush(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        leave(partitions);
        acknowledgments.forget(partitions);
    }

    /**
     * Waiting records now wait elsewhere. Running ones continue: the ledger keeps others from them, and has their
     * outcome.
     */
    private synchronized void leave(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Window window = windows.remove(partition);
            if (window != null) {
                window.lose();
            }
            if (paused.remove(partition) && !stopping) {
                tap.set(partition, true);
            }
        }
        running.forEach((place, work) -> {
            if (partitions.contains(place.partition())) {
                work.leaveIfWaiting();
            }
        });
    }

    /** Accepts no more work and gives running work some time to end; work that only waits is abandoned. */
    void drain(Duration limit) throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + limit.toNanos();
        running.values().forEach(Running::leaveIfWaiting);
        for (Running work : running.values()) {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            work.join(left);
        }
        acknowledgments.flush();
    }
}
