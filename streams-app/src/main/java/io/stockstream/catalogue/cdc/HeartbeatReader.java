package io.stockstream.catalogue.cdc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the heartbeat topic, which is small, from its beginning and for ever. No group: every instance wants all of it.
 */
final class HeartbeatReader implements AutoCloseable {

    static final String TOPIC = "cdc.heartbeat";

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatReader.class);
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final Heartbeats heartbeats;
    /** Of the present outage; only the reader's own thread looks. */
    private boolean told;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("cdc-heartbeat").daemon().unstarted(this::run);

    HeartbeatReader(String bootstrapServers, Heartbeats heartbeats) {
        this.config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        this.heartbeats = heartbeats;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (stop.getCount() > 0) {
            try {
                read();
            } catch (KafkaException e) {
                if (!told) {
                    LOG.warn("{} cannot be read, so the heartbeat looks old; trying again: {}", TOPIC, e.toString());
                    told = true;
                }
                pause();
            }
        }
    }

    private void read() {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (stop.getCount() > 0) {
                consumer.poll(POLL).forEach(heartbeats::take);
                told = false;
            }
        }
    }

    private void pause() {
        try {
            // Ends early when asked to stop; the loop looks at that itself.
            boolean unused = stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                LOG.debug("The reader of {} ends with the process", TOPIC);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
