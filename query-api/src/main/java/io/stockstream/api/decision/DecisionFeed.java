package io.stockstream.api.decision;

import io.stockstream.api.kafka.DecisionConsumers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads all partitions of all topics with decisions from the end, in every instance, so that the instance that accepted
 * a fact sees its outcome. Without a consumer group there is no rebalance that could separate a waiting request from
 * its partition. It has the last phase, so it stops first: waiting requests are released before the server waits for
 * its requests.
 */
@Component
class DecisionFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MS = 1_000;
    /** Shorter than a transaction of a topology: who begins to wait meanwhile does not notice. */
    private static final long LULL_MS = 25;

    private static final long STOP_MS = 5_000;

    private final DecisionConsumers consumers;
    private final Map<String, DecisionBoard<?>> boardsByTopic;
    private final CountDownLatch stop = new CountDownLatch(1);
    /** Positions to resume from after a failure, so that no decision is lost. */
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    private volatile boolean assigned;
    private volatile boolean assignedOnce;
    private volatile Consumer<String, byte[]> reading;
    private volatile Thread thread;

    DecisionFeed(DecisionConsumers consumers, List<DecisionBoard<?>> boards) {
        this.consumers = consumers;
        this.boardsByTopic =
                boards.stream().collect(Collectors.toUnmodifiableMap(DecisionBoard::topic, Function.identity()));
    }

    /** Whether decisions are being read. */
    boolean isAssigned() {
        return assigned;
    }

    /** Whether decisions have been read at least once. */
    boolean wasAssigned() {
        return assignedOnce;
    }

    /** Whether the thread has ended without being stopped, as after an {@link Error}. */
    boolean hasDied() {
        Thread reader = thread;
        return reader != null && !reader.isAlive() && !stopping();
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("decision-feed").daemon().start(this::run);
    }

    private void run() {
        while (!stopping()) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                reading = consumer;
                assign(consumer);
                while (!stopping()) {
                    consumer.poll(POLL).forEach(this::read);
                    gather();
                }
            } catch (WakeupException e) {
                LOG.debug("Woken up to stop", e);
            } catch (RuntimeException e) {
                // Survive any failure: without this thread no decision would ever arrive again. Reading continues after
                // the record.
                LOG.warn("Decisions cannot be read, so waiting requests will time out; trying again: {}", e.toString());
                pause(PAUSE_MS);
            } finally {
                assigned = false;
            }
        }
    }

    private void assign(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = boardsByTopic.keySet().stream()
                .flatMap(topic -> partitions(consumer, topic))
                .toList();
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            if (positions.containsKey(partition)) {
                consumer.seek(partition, positions.get(partition));
            } else {
                consumer.seekToEnd(List.of(partition));
                positions.put(partition, consumer.position(partition));
            }
        }
        assigned = true;
        assignedOnce = true;
        LOG.info("Reading decisions from {} partitions", partitions.size());
    }

    /** For an unknown topic the client returns null or an empty list, depending on its version. */
    private static Stream<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        List<PartitionInfo> known = Objects.requireNonNullElse(consumer.partitionsFor(topic), List.of());
        if (known.isEmpty()) {
            throw new KafkaException("There is no topic " + topic);
        }
        return known.stream().map(info -> new TopicPartition(info.topic(), info.partition()));
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        boardsByTopic.get(record.topic()).publish(record);
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /** While no request waits, one fetch of many decisions costs far less than a fetch for each. */
    private void gather() {
        if (boardsByTopic.values().stream().noneMatch(DecisionBoard::isWatched)) {
            pause(LULL_MS);
        }
    }

    private void pause(long millis) {
        try {
            stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    @Override
    public void stop() {
        stop.countDown();
        boardsByTopic.values().forEach(DecisionBoard::close);
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }
}
