package io.stockstream.platform.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks Kafka with one client, which is kept only as long as Kafka answers: an idle client tries to reach an absent
 * Kafka many times a second.
 */
final class AskedGroupLags implements GroupLags, AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final Supplier<Admin> clients;
    private final Map<String, List<TopicPartition>> partitions = new HashMap<>();
    private Admin client;

    AskedGroupLags(Supplier<Admin> clients) {
        this.clients = clients;
    }

    @Override
    public synchronized List<Standing> read(List<Asked> asked) throws InterruptedException {
        try {
            if (client == null) {
                client = clients.get();
            }
            return read(client, asked);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new KafkaException("Kafka does not report the lag of the deciding topologies", e);
        }
    }

    private List<Standing> read(Admin admin, List<Asked> asked)
            throws ExecutionException, TimeoutException, InterruptedException {
        for (String topic :
                asked.stream().flatMap(one -> one.topics().stream()).distinct().toList()) {
            if (!partitions.containsKey(topic)) {
                partitions.put(topic, partitions(admin, topic));
            }
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = get(admin.listOffsets(
                        asked.stream()
                                .flatMap(this::partitions)
                                .distinct()
                                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
        asked.stream()
                .collect(Collectors.groupingBy(
                        Asked::group, Collectors.flatMapping(this::partitions, Collectors.toUnmodifiableSet())))
                .forEach((group, all) -> groups.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(all)));
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                get(admin.listConsumerGroupOffsets(groups).all());
        List<Standing> standings = new ArrayList<>();
        for (Asked one : asked) {
            standings.add(standing(one, ends, committed.get(one.group())));
        }
        return standings;
    }

    private Standing standing(
            Asked asked,
            Map<TopicPartition, ListOffsetsResultInfo> ends,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        long done = 0;
        long waiting = 0;
        for (TopicPartition partition : partitions(asked).toList()) {
            OffsetAndMetadata at = committed.get(partition);
            long offset = at == null ? 0 : at.offset();
            done += offset;
            waiting += Math.max(0, ends.get(partition).offset() - offset);
        }
        return new Standing(asked.group(), done, waiting);
    }

    private Stream<TopicPartition> partitions(Asked asked) {
        return asked.topics().stream().flatMap(topic -> partitions.get(topic).stream());
    }

    private static List<TopicPartition> partitions(Admin admin, String topic)
            throws ExecutionException, TimeoutException, InterruptedException {
        return get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close(Duration.ZERO);
            client = null;
        }
    }
}
