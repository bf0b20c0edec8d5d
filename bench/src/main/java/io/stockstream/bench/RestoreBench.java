package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.platform.runtime.StreamsProperties;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;

/**
 * {@code bench restore}: how long the stock topology takes to go on after it was killed, by the number of movements.
 */
@CommandLine.Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Kills the stock topology in the middle of a transaction, starts it again on the same folder, and takes the time until it decides.")
final class RestoreBench implements Callable<Integer> {

    private static final String ROW = "%12s %14s %14s %14s %14s %14s%n";

    private static final int THREADS = 1;

    /** As in production. */
    private static final int COMMIT_MILLIS = 50;

    private static final Duration PAUSE = Duration.ofMillis(100);

    @CommandLine.Option(
            names = "--movements",
            split = ",",
            defaultValue = "100000,1000000,2000000",
            description = "facts decided before it is killed; a tenth more waits (${DEFAULT-VALUE})")
    private List<Integer> movements;

    @CommandLine.Option(
            names = "--transactional",
            arity = "1",
            split = ",",
            defaultValue = "false,true",
            description = "whether state stores are transactional (KIP-892): true, false or both (${DEFAULT-VALUE})")
    private List<Boolean> transactional;

    @CommandLine.Option(
            names = "--java-options",
            split = " ",
            splitSynopsisLabel = " ",
            defaultValue = "-Xmx512m -XX:+UseParallelGC",
            description = "options of the topology's JVM (${DEFAULT-VALUE})")
    private List<String> javaOptions;

    private RunFolder folder;

    @Override
    public Integer call() throws Exception {
        folder = RunFolder.create();
        System.out.println("logs in " + folder.path());
        System.out.printf(
                ROW, "movements", "transactional", "ready after, s", "restored", "then rest, s", "resident MiB");
        for (int each : movements) {
            for (boolean stores : transactional) {
                killed(each, stores);
            }
        }
        folder.delete();
        return 0;
    }

    /** On servers of its own: the topology reads a topic from its beginning. */
    private void killed(int decided, boolean transactionalStores) throws Exception {
        String name = "bench-restore-%d-%s".formatted(decided, transactionalStores);
        int facts = decided + decided / 10;
        try (LocalSystem system = LocalSystem.builder(folder.file(name))
                .freePorts()
                .only("kafka", "registry")
                .build()) {
            Started.start(system);
            BenchTopics topics = new BenchTopics(system.bootstrapServers(), system.registryUrl());
            topics.create();
            topics.produce(new FactGenerator(facts, 1));
            OutcomeReader reader =
                    new OutcomeReader(system.bootstrapServers(), new AvroSerdes(system.registryUrl()), "");
            StateStores stores = StateStores.onDisk(transactionalStores);
            ContenderRun run = new ContenderRun(folder, system, javaOptions, THREADS);
            try (Child child =
                    run.topology(TopologyContender.Role.DIE, name, stores, COMMIT_MILLIS, decided, "state")) {
                child.join();
            }
            try (Child child =
                    run.topology(TopologyContender.Role.RETURN, name, stores, COMMIT_MILLIS, facts, "state")) {
                Result result = child.result();
                long ready = System.nanoTime();
                awaitAllRead(system, name);
                System.out.printf(
                        ROW,
                        String.format(Locale.ROOT, "%,d", decided),
                        transactionalStores,
                        String.format(Locale.ROOT, "%.1f", result.restoreSeconds()),
                        String.format(Locale.ROOT, "%,d", result.restored()),
                        String.format(Locale.ROOT, "%.1f", (System.nanoTime() - ready) / 1e9),
                        String.format(Locale.ROOT, "%,.0f", result.peakMib()));
            }
            reader.read().requireOneDecisionPerFact(name, facts);
        }
    }

    private static void awaitAllRead(LocalSystem system, String name) throws Exception {
        String group = StreamsProperties.applicationId(name);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.bootstrapServers()))) {
            long facts = 0;
            for (TopicPartition partition : partitions()) {
                facts += admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
            }
            long read = 0;
            while (read < facts) {
                Waiting.pause(PAUSE);
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                read = partitions().stream()
                        .map(committed::get)
                        .filter(Objects::nonNull)
                        .mapToLong(OffsetAndMetadata::offset)
                        .sum();
            }
        }
    }

    private static List<TopicPartition> partitions() {
        String topic = Topics.MOVEMENTS.name();
        int partitions = TopicCatalogue.bundled().find(topic).orElseThrow().partitions();
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
