package io.stockstream.task.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts the records that some groups have not committed. Transaction markers count as well, a few per partition. */
final class KafkaBacklog implements OrderLag.Question, AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final List<String> groups;

    KafkaBacklog(Admin admin, List<String> groups) {
        this.admin = admin;
        this.groups = List.copyOf(groups);
    }

    @Override
    public long ask() throws Exception {
        Map<String, ListConsumerGroupOffsetsSpec> wanted = groups.stream()
                .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec()));
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (Map<TopicPartition, OffsetAndMetadata> ofGroup : admin.listConsumerGroupOffsets(wanted)
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .values()) {
            ofGroup.forEach((partition, offset) -> {
                if (offset != null) {
                    committed.merge(partition, offset.offset(), Math::min);
                }
            });
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return committed.entrySet().stream()
                .mapToLong(each -> Math.max(0, ends.get(each.getKey()).offset() - each.getValue()))
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
