package io.stockstream.platform.timer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The broker's offsets of groups and topics. */
interface GroupOffsets {

    /** The committed offsets of a group, without partitions where it has committed nothing. */
    Map<TopicPartition, Long> committed(String group) throws InterruptedException;

    /** The end of each partition, including records of open transactions: they may become input. */
    Map<TopicPartition, Long> ends(List<TopicPartition> partitions) throws InterruptedException;

    /**
     * Reads them with an admin client.
     *
     * @param admin is not closed here
     */
    record OfBroker(Admin admin) implements GroupOffsets {

        @Override
        public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
            Map<TopicPartition, Long> committed = new HashMap<>();
            result(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            committed.put(partition, offset.offset());
                        }
                    });
            return committed;
        }

        @Override
        public Map<TopicPartition, Long> ends(List<TopicPartition> partitions) throws InterruptedException {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            result(admin.listOffsets(latest).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }

        private static <T> T result(KafkaFuture<T> future) throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new KafkaException(
                        "Kafka does not report the topologies' progress: " + e.getCause(), e.getCause());
            }
        }
    }
}
