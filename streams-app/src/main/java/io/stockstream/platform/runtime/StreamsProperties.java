package io.stockstream.platform.runtime;

import io.stockstream.schema.RecordSizes;
import io.stockstream.topics.TopicSpec;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Turns settings into Kafka's properties. Every value that is not a default has a comment with its reason. */
public final class StreamsProperties {

    /** Put before a topology's name to make its application id. */
    public static final String APPLICATION_PREFIX = "stockstream-";

    private static final int MOST_WARM_UPS = 8;
    private static final int BATCH_BYTES = 64 * 1024;
    private static final long PROMPT_CACHE_BYTES = 64L * 1024;
    private static final long GATHERED_CACHE_BYTES = 2L * 1024 * 1024;
    private static final int GATHERED_FETCH_BYTES = 64 * 1024;
    private static final int GATHERED_FETCH_WAIT_MS = 250;
    private static final long LONGEST_POLL_MS = 100;

    private StreamsProperties() {}

    /**
     * Properties of one topology.
     *
     * @param topology the name under which it runs
     */
    public static Properties of(String topology, Pace pace, StreamsSettings settings, DeadLetterListener deadLetters) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(topology));
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.applicationServer());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // A crash loses what was not committed, not the stores (docs/adr/0063-transactional-stores.md).
        properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        instances(properties);
        // The broker's default: 1 on one machine, 3 in production.
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        // Client metrics are not collected at the broker; every metric of every client would be prepared for it.
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, OutputFailureHandler.class);
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
        properties.put(DeadLetterListener.SETTING, deadLetters);
        pace(properties, pace, settings);
        clients(properties, settings);
        properties.putAll(settings.extra());
        return properties;
    }

    /** The application id of a topology. */
    public static String applicationId(String topology) {
        return APPLICATION_PREFIX + topology;
    }

    private static void pace(Properties properties, Pace pace, StreamsSettings settings) {
        switch (pace) {
            case PROMPT -> {
                commitEvery(settings.commitInterval(), properties);
                // A thread that waits for records does not commit those it has: at the default of 100 ms each step of
                // an
                // order took that long on an idle system.
                properties.put(
                        StreamsConfig.POLL_MS_CONFIG,
                        Math.min(LONGEST_POLL_MS, settings.commitInterval().toMillis()));
                // Every version is written, except of a store that asks for the record cache: counters.
                properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, PROMPT_CACHE_BYTES);
            }
            case SHOWN -> {
                commitEvery(settings.gatherInterval(), properties);
                properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, PROMPT_CACHE_BYTES);
            }
            case GATHERED -> {
                commitEvery(settings.gatherInterval(), properties);
                properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, GATHERED_CACHE_BYTES);
                properties.put(
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), GATHERED_FETCH_BYTES);
                properties.put(
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                        GATHERED_FETCH_WAIT_MS);
            }
        }
    }

    /** Of use with several instances only, and harmless with one. */
    private static void instances(Properties properties) {
        // A new instance gets copies of all that it is to take over, not of two tasks at a time, and the group looks
        // every minute, not every ten, whether they have caught up.
        properties.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, MOST_WARM_UPS);
        properties.put(
                StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG,
                Duration.ofMinutes(1).toMillis());
        // A rolling restart of many instances takes longer than ten minutes; a task that comes back finds its stores.
        properties.put(
                StreamsConfig.STATE_CLEANUP_DELAY_MS_CONFIG, Duration.ofHours(1).toMillis());
    }

    private static void commitEvery(Duration interval, Properties properties) {
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, interval.toMillis());
    }

    private static void clients(Properties properties, StreamsSettings settings) {
        // Larger batches save processor time of client and broker; each open one takes its size from the heap, for
        // every
        // partition. No compression: one producer writes changelogs and public topics, and kafkajs reads neither lz4
        // nor
        // zstd out of the box (docs/adr/0005-stores.md).
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // The results of the largest legal input must be writable, by the producer and to changelogs. Topics of the
        // catalogue are created with the same limit (docs/adr/0032-every-output-fits.md).
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), RecordSizes.CONCLUSION);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), RecordSizes.CONCLUSION);
        // An instance that comes back after a week must learn what was deleted meanwhile; StateAge sees to longer ones.
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG),
                TopicSpec.TOMBSTONES_KEPT.toMillis());
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        // The open transaction of a dead process blocks its partitions, so it must not outlive the membership by much
        // (docs/adr/0029-transactions-end-with-the-session.md).
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(TransactionBudget.of(settings.sessionTimeout()).toMillis()));
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 4);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    }
}
