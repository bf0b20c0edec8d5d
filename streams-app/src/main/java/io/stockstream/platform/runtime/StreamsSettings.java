package io.stockstream.platform.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How topologies run in this process.
 *
 * @param bootstrapServers brokers
 * @param stateDirectory where RocksDB stores and locks live; one process at a time
 * @param applicationServer {@code host:port} under which other processes reach this one's store API
 * @param threads stream threads of each application
 * @param commitInterval how often a transaction is committed: the smaller, the sooner others see a decision and the
 *     more work for the broker
 * @param gatherInterval the same for topologies of the pace {@link Pace#GATHERED}
 * @param sessionTimeout after how long the group takes a silent process for dead
 * @param standbyReplicas copies of each store on other instances
 * @param extra further Kafka properties, which win; more than strings where Kafka hands objects on
 */
public record StreamsSettings(
        String bootstrapServers,
        Path stateDirectory,
        String applicationServer,
        int threads,
        Duration commitInterval,
        Duration gatherInterval,
        Duration sessionTimeout,
        int standbyReplicas,
        Map<String, ?> extra) {

    public StreamsSettings {
        Objects.requireNonNull(bootstrapServers, "bootstrapServers");
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        Objects.requireNonNull(applicationServer, "applicationServer");
        if (threads < 1) {
            throw new IllegalArgumentException("STREAMS_THREADS must be at least 1 (was %d)".formatted(threads));
        }
        requireMillis("STREAMS_COMMIT_INTERVAL", commitInterval);
        requireMillis("STREAMS_GATHER_INTERVAL", gatherInterval);
        extra = Map.copyOf(extra);
    }

    private static void requireMillis(String variable, Duration interval) {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("%s must be at least 1ms (was %s)".formatted(variable, interval));
        }
    }
}
