package io.stockstream.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whether consumer groups have read, and committed, everything on the topics that they read. */
final class ReadUp implements AutoCloseable {

    private final Admin admin;
    private final CommittedLog log;

    ReadUp(String bootstrap) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        this.log = new CommittedLog(bootstrap);
    }

    /** Of none of them a record is unread. A group that has committed nothing at all has not begun. */
    boolean is(Collection<String> groups) {
        return groups.stream().allMatch(this::is);
    }

    private boolean is(String group) {
        Map<TopicPartition, Long> read = committed(group);
        return !read.isEmpty() && log.isReadUp(read);
    }

    private Map<TopicPartition, Long> committed(String group) {
        try {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            for (Map.Entry<TopicPartition, OffsetAndMetadata> each : admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()) {
                if (each.getValue() != null) {
                    offsets.put(each.getKey(), each.getValue().offset());
                }
            }
            return offsets;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell how far %s has read".formatted(group), e.getCause());
        }
    }

    @Override
    public void close() {
        log.close();
        admin.close();
    }
}
