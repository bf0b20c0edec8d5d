package io.stockstream.task.work;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Acknowledges what has ended together, after a moment: a commit of offsets for each task costs more than many tasks
 * do. What was not acknowledged before a crash comes again, and the ledger knows it.
 */
final class Acknowledgments {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgments.class);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Executor later;
    private final Map<TopicPartition, Acknowledgment> due = new HashMap<>();
    private boolean planned;

    /** @param later runs what it is given after a moment */
    Acknowledgments(Executor later) {
        this.later = later;
    }

    /** The usual ones. */
    static Acknowledgments gathered() {
        return new Acknowledgments(CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * One that waits for others.
     *
     * @param partition in whose offset order it is called
     */
    Acknowledgment of(TopicPartition partition, Acknowledgment own) {
        return () -> add(partition, own);
    }

    private synchronized void add(TopicPartition partition, Acknowledgment last) {
        due.put(partition, last);
        if (!planned) {
            planned = true;
            later.execute(this::flush);
        }
    }

    /** Acknowledges what is due. */
    synchronized void flush() {
        planned = false;
        List<Acknowledgment> all = List.copyOf(due.values());
        due.clear();
        all.forEach(Acknowledgments::acknowledge);
    }

    /** The partitions go to another consumer, which reads on where this one has committed. */
    synchronized void flush(Collection<TopicPartition> partitions) {
        partitions.stream().map(due::remove).forEach(last -> {
            if (last != null) {
                acknowledge(last);
            }
        });
    }

    /** One that fails must not keep others back; what it stands for comes again. */
    private static void acknowledge(Acknowledgment last) {
        try {
            last.acknowledge();
        } catch (RuntimeException e) {
            LOG.warn("Work that has ended could not be acknowledged, so it may come again: {}", e.toString());
        }
    }

    /** The partitions are another consumer's already. */
    synchronized void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(due::remove);
    }
}
