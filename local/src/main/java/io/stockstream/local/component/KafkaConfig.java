package io.stockstream.local.component;

import io.stockstream.local.Ports;
import java.nio.file.Path;

/** The broker's settings for one machine. */
final class KafkaConfig {
    private KafkaConfig() {}

    static String of(Ports ports, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s:%3$d
                listeners=CLIENTS://%1$s:%2$d,CONTROLLER://%1$s:%3$d
                advertised.listeners=CLIENTS://%1$s:%2$d
                listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENTS
                controller.listener.names=CONTROLLER
                log.dirs=%4$s

                # Topics come from topics.yaml only.
                auto.create.topics.enable=false

                # There is one broker, so the internal topics have one replica.
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=5
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=5
                # What a dead process left open is ended this soon after its time is over.
                transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1

                # The wait for further members of a new group is for clusters; here it only delays each start.
                group.initial.rebalance.delay.ms=0
                # Pre-allocated per partition of each compacted index: 10 MiB is for far larger ones.
                log.index.size.max.bytes=1048576
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(Site.HOST, ports.kafka(), ports.kafkaController(), data);
    }
}
