package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Bytes;

/** Reads the sizes of all that a system keeps. streams-app must have stopped. */
final class SystemSizes {

    private final LocalSystem system;
    private final RunFolder folder;
    private int copies;

    /** @param folder for copies of stores */
    SystemSizes(LocalSystem system, RunFolder folder) {
        this.system = system;
        this.folder = folder;
    }

    /**
     * How much there is of one thing.
     *
     * @param whole of a topic all that was written, of a store its tables after compaction; bytes
     * @param live keys and values of the newest entries; of a topic that is not compacted, as whole
     */
    record Size(long whole, long live) {

        static final Size NONE = new Size(0, 0);

        Size plus(Size other) {
            return new Size(whole + other.whole, live + other.live);
        }

        Size minus(Size other) {
            return new Size(whole - other.whole, live - other.live);
        }
    }

    /** Of everything, by kind and name. */
    Map<SizeRow, Size> read() {
        Map<SizeRow, Size> sizes = new TreeMap<>();
        new StoreFolder(system.site().layout().data("streams-app"))
                .parts()
                .forEach((part, path) ->
                        sizes.merge(new SizeRow(SizeRow.Kind.STORE, part.store()), store(path), Size::plus));
        topics(sizes);
        sizes.put(new SizeRow(SizeRow.Kind.TABLE, "task_ledger"), table("stockstream.task_ledger"));
        return sizes;
    }

    private Size store(Path path) {
        long whole = CompactedStore.bytes(path, folder.file("copy-" + copies++));
        return new Size(whole, live(StoreFolder.entries(path)));
    }

    private static long live(Map<Bytes, byte[]> entries) {
        return entries.entrySet().stream()
                .mapToLong(entry -> entry.getKey().get().length + (long) entry.getValue().length)
                .sum();
    }

    private void topics(Map<SizeRow, Size> sizes) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.bootstrapServers()));
                CommittedLog log = new CommittedLog(system.bootstrapServers())) {
            Map<String, Boolean> compacted = compacted(admin, log.topics());
            written(admin).forEach((topic, bytes) -> {
                // Kafka's own topics grow with time and commits, not with what is in them.
                if (compacted.containsKey(topic) && !topic.startsWith("__")) {
                    sizes.put(SizeRow.ofTopic(topic), new Size(bytes, compacted.get(topic) ? live(log, topic) : bytes));
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell how large its topics are", e.getCause());
        }
    }

    private static long live(CommittedLog log, String topic) {
        return log.newest(topic).values().stream().mapToLong(SystemSizes::live).sum();
    }

    /** Bytes of the segments of each topic. */
    private static Map<String, Long> written(Admin admin) throws InterruptedException, ExecutionException {
        Map<String, Long> written = new TreeMap<>();
        Collection<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(Node::id).toList();
        for (Map<String, LogDirDescription> ofBroker :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription directory : ofBroker.values()) {
                directory
                        .replicaInfos()
                        .forEach((partition, replica) -> written.merge(partition.topic(), replica.size(), Long::sum));
            }
        }
        return written;
    }

    private static Map<String, Boolean> compacted(Admin admin, Collection<String> topics)
            throws InterruptedException, ExecutionException {
        return admin
                .describeConfigs(topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        topic -> topic.getKey().name(),
                        topic -> topic.getValue()
                                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                                .value()
                                .contains(TopicConfig.CLEANUP_POLICY_COMPACT)));
    }

    private Size table(String name) {
        try {
            long bytes = new CatalogueTables(system).count("SELECT pg_total_relation_size('%s')".formatted(name));
            return new Size(bytes, bytes);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
