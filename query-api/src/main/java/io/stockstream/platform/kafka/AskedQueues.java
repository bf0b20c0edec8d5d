package io.stockstream.platform.kafka;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The workers' groups and their topics, queried anew each time. The client lives for one query only, as with topic ids:
 * an operator looks only now and then.
 */
final class AskedQueues implements QueueReads {

    private static final long PATIENCE_SECONDS = 10;

    /** A group per queue; its topics are all that the group reads. */
    private static final Map<String, List<Topic<?, ?>>> TOPICS = Map.of(
            "system",
            List.of(
                    Topics.TASKS_SYSTEM,
                    Topics.TASKS_SYSTEM_RETRY_1,
                    Topics.TASKS_SYSTEM_RETRY_2,
                    Topics.TASKS_SYSTEM_RETRY_3,
                    Topics.TASKS_SYSTEM_RETRY_4),
            "priority",
            List.of(
                    Topics.TASKS_PRIORITY,
                    Topics.TASKS_PRIORITY_RETRY_1,
                    Topics.TASKS_PRIORITY_RETRY_2,
                    Topics.TASKS_PRIORITY_RETRY_3,
                    Topics.TASKS_PRIORITY_RETRY_4),
            "invoices",
            List.of(
                    Topics.TASKS_INVOICES,
                    Topics.TASKS_INVOICES_RETRY_1,
                    Topics.TASKS_INVOICES_RETRY_2,
                    Topics.TASKS_INVOICES_RETRY_3,
                    Topics.TASKS_INVOICES_RETRY_4),
            "default",
            List.of(
                    Topics.TASKS_DEFAULT,
                    Topics.TASKS_DEFAULT_RETRY_1,
                    Topics.TASKS_DEFAULT_RETRY_2,
                    Topics.TASKS_DEFAULT_RETRY_3,
                    Topics.TASKS_DEFAULT_RETRY_4));

    private static final List<String> QUEUES = List.of("system", "priority", "invoices", "default");

    private final Supplier<Admin> clients;

    AskedQueues(Supplier<Admin> clients) {
        this.clients = clients;
    }

    @Override
    public Queues read() {
        try (Admin admin = clients.get()) {
            List<Worker> workers = new ArrayList<>();
            List<Waiting> waiting = new ArrayList<>();
            for (String queue : QUEUES) {
                workers.addAll(workers(admin, queue));
                waiting.addAll(waiting(admin, queue));
            }
            return new Queues(workers, waiting);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw ApiException.of(ProblemCode.KAFKA_UNAVAILABLE, "Kafka does not tell of the queues.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.of(ProblemCode.KAFKA_UNAVAILABLE, "The server stopped while it asked Kafka.", e);
        }
    }

    private static String group(String queue) {
        return "stockstream-tasks-" + queue;
    }

    private static List<Worker> workers(Admin admin, String queue)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            ConsumerGroupDescription group = get(admin.describeConsumerGroups(List.of(group(queue)))
                    .describedGroups()
                    .get(group(queue)));
            return group.members().stream()
                    .map(member -> worker(queue, member))
                    .sorted(Comparator.comparing(Worker::clientId).thenComparing(Worker::host))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of(); // No worker has ever come.
            }
            throw e;
        }
    }

    private static Worker worker(String queue, MemberDescription member) {
        List<String> partitions = member.assignment().topicPartitions().stream()
                .map(TopicPartition::toString)
                .sorted()
                .toList();
        return new Worker(queue, member.host().replaceFirst("^/", ""), member.clientId(), partitions);
    }

    private static List<Waiting> waiting(Admin admin, String queue)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<String> names = TOPICS.get(queue).stream().map(Topic::name).toList();
        List<TopicPartition> partitions = get(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(AskedQueues::partitions)
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> firsts = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed = get(admin.listConsumerGroupOffsets(
                        Map.of(group(queue), new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)))
                .partitionsToOffsetAndMetadata(group(queue)));
        Map<String, Long> sums = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata at = committed.get(partition);
            long from =
                    Math.max(at == null ? 0 : at.offset(), firsts.get(partition).offset());
            sums.merge(partition.topic(), Math.max(0, ends.get(partition).offset() - from), Long::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Waiting(queue, sum.getKey(), sum.getValue()))
                .toList();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition()));
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        return get(admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all());
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
