package io.stockstream.platform.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which partitions are being restored. */
public final class RestoreProgress implements StateRestoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);

    private final Map<TopicPartition, Long> started = new ConcurrentHashMap<>();
    private final AtomicLong restored = new AtomicLong();

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long first, long end) {
        started.put(partition, System.nanoTime());
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long last, long count) {
        restored.addAndGet(count);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        Long since = started.remove(partition);
        if (since != null && total > 0) {
            LOG.info(
                    "Store {} restored {} records of {} in {} ms",
                    store,
                    total,
                    partition,
                    (System.nanoTime() - since) / 1_000_000);
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        started.remove(partition);
    }

    /** Forgets the progress of a client that has ended. */
    void forget() {
        started.clear();
    }

    /** Whether a store is being restored now. */
    public boolean isActive() {
        return !started.isEmpty();
    }

    /** Records restored since the start. */
    public long restored() {
        return restored.get();
    }
}
