package io.stockstream.platform.store;

import io.stockstream.platform.runtime.ProcessingProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/**
 * Waits until the view has read everything committed before the query. "Not found" may be answered only after this
 * barrier: an instance that has just taken over a partition may lag behind what its predecessor had already answered.
 */
public final class ReadBarrier {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    /** Between two looks at committed offsets, which cost far more than a look at the progress of this process. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Supplier<KafkaStreams> streams;
    private final Admin admin;
    private final String applicationId;
    private final Supplier<ProcessingProgress> progress;
    private final ReentrantLock looking = new ReentrantLock();
    private Map<TopicPartition, Long> picture;
    private long pictureTakenAt;

    /**
     * @param streams supplies the current client
     * @param applicationId the consumer group whose committed offsets show the view's progress
     * @param progress supplies how far the current client has read; one that knows nothing where the topology may run
     *     elsewhere
     */
    public ReadBarrier(
            Supplier<KafkaStreams> streams, Admin admin, String applicationId, Supplier<ProcessingProgress> progress) {
        this.streams = streams;
        this.admin = admin;
        this.applicationId = applicationId;
        this.progress = progress;
    }

    /**
     * Waits for everything committed before the query.
     *
     * @throws StoreMovingException when the view does not get there in time
     */
    public void await(TopicPartition partition) {
        await(partition, IsolationLevel.READ_COMMITTED);
    }

    /**
     * Waits for everything written before the query, and so until the transactions open at that time have ended.
     *
     * @throws StoreMovingException when the view does not get there in time
     */
    public void awaitWritten(TopicPartition partition) {
        await(partition, IsolationLevel.READ_UNCOMMITTED);
    }

    /**
     * Waits for everything written to any of the partitions before the query. Only the group's offsets are compared,
     * because its tasks may run elsewhere.
     *
     * @throws StoreMovingException when the topology does not get there in time
     */
    public void awaitAll(List<TopicPartition> partitions) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Map<TopicPartition, Long> ends = ends(partitions);
        while (!arePast(ends)) {
            pause(progress.get().steps(), deadline, partitions.getFirst().topic());
        }
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        ListOffsetsOptions written = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(latest, written).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private boolean arePast(Map<TopicPartition, Long> ends) {
        ListConsumerGroupOffsetsSpec spec = new ListConsumerGroupOffsetsSpec().topicPartitions(ends.keySet());
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(Map.of(applicationId, spec))
                        .partitionsToOffsetAndMetadata(applicationId));
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
        });
    }

    private void pause(long seen, long deadline, Object what) {
        try {
            if (System.nanoTime() > deadline) {
                throw new StoreMovingException("%s is still catching up".formatted(what));
            }
            progress.get().awaitStep(seen, PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreMovingException("Interrupted while %s is still catching up".formatted(what));
        }
    }

    private void await(TopicPartition partition, IsolationLevel upTo) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long end = end(partition, upTo);
        long seen = progress.get().steps();
        while (!isPast(partition, end)) {
            pause(seen, deadline, "Partition " + partition);
            seen = progress.get().steps();
        }
    }

    /**
     * What this process has read is in the stores. Where that is not known, committed offsets tell. A task that has not
     * committed since it came here does not know them yet, so then the group is asked.
     */
    private boolean isPast(TopicPartition partition, long end) {
        if (progress.get().of(partition) >= end) {
            return true;
        }
        long own = committedByTask(partition);
        // The group's offset may be a successor's, so it only speaks for a task that has none of its own yet.
        return end == 0 || (own >= 0 ? own : committedByGroup(partition)) >= end;
    }

    /**
     * All waiting reads share one snapshot of the offsets, at most one pause old. Offsets only grow, so an old snapshot
     * can only understate the progress.
     */
    private long committedByTask(TopicPartition partition) {
        looking.lock();
        try {
            if (picture == null || System.nanoTime() - pictureTakenAt > PAUSE.toNanos()) {
                picture = committedByTasks();
                pictureTakenAt = System.nanoTime();
            }
            return picture.getOrDefault(partition, -1L);
        } finally {
            looking.unlock();
        }
    }

    private Map<TopicPartition, Long> committedByTasks() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (ThreadMetadata thread : streams.get().metadataForLocalThreads()) {
            for (TaskMetadata task : thread.activeTasks()) {
                committed.putAll(task.committedOffsets());
            }
        }
        return committed;
    }

    private long committedByGroup(TopicPartition partition) {
        ListConsumerGroupOffsetsSpec spec = new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(partition));
        OffsetAndMetadata committed = get(admin.listConsumerGroupOffsets(Map.of(applicationId, spec))
                        .partitionsToOffsetAndMetadata(applicationId))
                .get(partition);
        return committed == null ? -1 : committed.offset();
    }

    private long end(TopicPartition partition, IsolationLevel upTo) {
        return get(admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(upTo))
                        .partitionResult(partition))
                .offset();
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreMovingException("Interrupted while waiting for the view to catch up");
        } catch (ExecutionException | TimeoutException e) {
            throw new StoreMovingException("Kafka did not tell how far the view is: " + e);
        }
    }
}
