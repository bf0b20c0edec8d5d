package io.stockstream.streams.effect.task;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
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
 * Hands each record to a thread of its own and lets the consumer go on polling, paused, until it is acknowledged: however long work takes or
 * has to wait, the group does not lose this member. The container takes one record at a time from each of its consumers.
 */
final class TaskListener implements AcknowledgingMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(TaskListener.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

    private final TaskWorker worker;
    private final Map<Place, Running> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    TaskListener(TaskWorker worker) {
        this.worker = worker;
    }

    /** Where a record stands. */
    private record Place(TopicPartition partition, long offset) {}

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record, Acknowledgment acknowledgment) {
        if (stopping) {
            return;
        }
        Place place = new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        running.compute(place, (same, before) -> {
            if (before != null && before.takes(acknowledgment)) {
                // The partition went and came back while the work was under way.
                return before;
            }
            Running begun = new Running(acknowledgment);
            begun.thread = Thread.ofVirtual().name("task-worker-" + place).unstarted(() -> run(record, place, begun));
            begun.thread.start();
            return begun;
        });
    }

    private void run(ConsumerRecord<byte[], byte[]> record, Place place, Running self) {
        try {
            while (!isDone(record, self)) {
                Thread.sleep(PAUSE_AFTER_FAULT);
            }
            self.acknowledge();
        } catch (InterruptedException e) {
            LOG.debug("Work at {} was left; its record comes again", place);
        } finally {
            running.remove(place, self);
        }
    }

    /** A fault of this program must not lose work, nor end the worker. */
    private boolean isDone(ConsumerRecord<byte[], byte[]> record, Running self) throws InterruptedException {
        try {
            TaskRecord task = worker.read(record).orElse(null);
            if (task != null) {
                self.waiting(true);
                worker.await(task);
                self.waiting(false);
                worker.work(task);
            }
            return true;
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "Work at {} partition {} offset {} failed in a way that nobody foresaw; it is tried again",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e);
            return false;
        }
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        leaveWaiting(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        leaveWaiting(partitions);
    }

    /** What waits, waits elsewhere now. What is under way goes on: the ledger keeps others from it, and tells them how it ended. */
    private void leaveWaiting(Collection<TopicPartition> partitions) {
        running.forEach((place, work) -> {
            if (partitions.contains(place.partition())) {
                work.leaveIfWaiting();
            }
        });
    }

    /** Takes no more work and lets what is under way end, for a while; what only waits is left. */
    void drain(Duration limit) throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + limit.toNanos();
        running.values().forEach(Running::leaveIfWaiting);
        for (Running work : running.values()) {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            if (!work.thread.join(left)) {
                work.thread.interrupt();
            }
        }
    }

    /** One record under way. */
    private static final class Running {

        private Acknowledgment acknowledgment;
        private boolean waiting;
        private boolean left;
        private volatile Thread thread;

        Running(Acknowledgment acknowledgment) {
            this.acknowledgment = acknowledgment;
        }

        /** The record came again. */
        synchronized boolean takes(Acknowledgment newer) {
            if (left) {
                return false;
            }
            acknowledgment = newer;
            return true;
        }

        synchronized void waiting(boolean now) throws InterruptedException {
            if (left) {
                throw new InterruptedException("Left while waiting");
            }
            waiting = now;
        }

        synchronized void leaveIfWaiting() {
            if (waiting) {
                left = true;
                thread.interrupt();
            }
        }

        synchronized void acknowledge() {
            left = true;
            try {
                acknowledgment.acknowledge();
            } catch (IllegalStateException e) {
                LOG.debug("The partition has gone elsewhere; whoever has it now finds the work done", e);
            }
        }
    }
}
