package io.stockstream.platform.app;

import io.stockstream.platform.runtime.StoreKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of this application; {@code .env.example} lists the environment variables behind them.
 *
 * @param bootstrapServers Kafka brokers
 * @param registryUrl Confluent-compatible schema registry
 * @param redisUrl Redis, as redis://host:port
 * @param appMode whether the JSON topic is read
 * @param movementsJsonTopic the JSON topic
 * @param topicsFile catalogue of topics; empty for the one in the jar
 * @param topologies which topologies run here; empty for all
 * @param executors whether effect executors run here
 * @param replayId names the replay that this instance runs; empty in everyday work
 * @param streams how topologies run
 */
@ConfigurationProperties("stockstream")
public record StockstreamProperties(
        String bootstrapServers,
        String registryUrl,
        String redisUrl,
        AppMode appMode,
        String movementsJsonTopic,
        @DefaultValue("") String topicsFile,
        @DefaultValue Set<String> topologies,
        @DefaultValue("true") boolean executors,
        @DefaultValue("") String replayId,
        Streams streams) {

    /** How movements come in. */
    public enum AppMode {
        /** Also from the JSON topic. */
        KAFKA,
        /** Only by HTTP and as Avro facts. */
        WEBHOOK_ONLY
    }

    /**
     * How topologies run.
     *
     * @param stateDirectory where stores live on disk
     * @param host name under which other instances reach this one's store API
     * @param threads stream threads of each topology
     * @param commitInterval how often transactions are committed
     * @param gatherInterval how often where nobody waits for a single record
     * @param sessionTimeout after how long a silent instance counts as dead
     * @param standbyReplicas copies of stores on other instances
     * @param rocksdbMemory bytes outside the heap for all RocksDB stores together
     * @param ledger where the stock topology keeps stock levels: memory or rocksdb
     * @param marks where the stock topology keeps movement marks and reservations: memory or rocksdb
     * @param unforeseenLetters how many dead letters about unforeseen failures a topology may write, in a minute and at
     *     the start
     * @param unforeseenShare the same as a share of its records
     * @param properties further Kafka Streams properties
     */
    public record Streams(
            Path stateDirectory,
            String host,
            int threads,
            Duration commitInterval,
            Duration gatherInterval,
            Duration sessionTimeout,
            int standbyReplicas,
            DataSize rocksdbMemory,
            StoreKind ledger,
            StoreKind marks,
            @DefaultValue("10") int unforeseenLetters,
            @DefaultValue("0.01") double unforeseenShare,
            @DefaultValue Map<String, String> properties) {}
}
