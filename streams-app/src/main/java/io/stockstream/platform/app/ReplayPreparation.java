package io.stockstream.platform.app;

import io.stockstream.platform.replay.LastRecords;
import io.stockstream.platform.replay.Replay;
import io.stockstream.topics.TopicAdmin;
import io.stockstream.topics.TopicCatalogue;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a replay needs before its topologies start: its shadow topics, and the ends of its scripts.
 *
 * @param replay the replay
 * @param catalogue the topics
 * @param admin for the topics
 * @param bootstrapServers brokers
 */
record ReplayPreparation(Replay replay, TopicCatalogue catalogue, Admin admin, String bootstrapServers) {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayPreparation.class);

    void run() {
        Set<String> shadowed = replay.shadowed();
        new TopicAdmin(admin).apply(catalogue.copies(shadowed, replay::shadow));
        LOG.info("Replay {}: shadows of {}", replay.id(), shadowed);
        if (!replay.scripts().isEmpty()) {
            noteEnds();
        }
    }

    private void noteEnds() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            replay.ends().note(new LastRecords(consumer).of(replay.scripts()));
        }
    }
}
