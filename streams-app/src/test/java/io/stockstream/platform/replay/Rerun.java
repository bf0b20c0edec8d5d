package io.stockstream.platform.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.schema.Topic;
import io.stockstream.streams.TopologyDriver;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A topology that runs live, all that it reads and writes, and its replay with everything arriving in another order.
 */
public final class Rerun implements AutoCloseable {

    private final TopologyModule module;
    private final TopologyDriver live;
    private final Map<String, List<TestRecord<byte[], byte[]>>> inputs = new HashMap<>();
    private final Map<String, List<TestRecord<byte[], byte[]>>> outputs = new HashMap<>();

    /** @param module whose serdes need no registry but their own */
    public Rerun(TopologyModule module) {
        this.module = module;
        this.live = new TopologyDriver(serdes -> module);
    }

    /** Writes an input, live. */
    public void pipe(String topic, byte[] key, byte[] value, Instant recordedAt) {
        TestRecord<byte[], byte[]> input = new TestRecord<>(key, value, recordedAt);
        inputs.computeIfAbsent(topic, name -> new ArrayList<>()).add(input);
        live.rawInput(topic).pipeInput(input);
        toItself().forEach(this::written);
    }

    /**
     * Topics that the topology both reads and writes: a record written there becomes an input after the one that caused
     * it.
     */
    private List<String> toItself() {
        return live.driver().producedTopicNames().stream()
                .filter(live.sources()::contains)
                .toList();
    }

    /** What the topology has written to a topic since this was last asked. */
    public List<TestRecord<byte[], byte[]>> written(Topic<String, ? extends SpecificRecord> topic) {
        return written(topic.name());
    }

    private List<TestRecord<byte[], byte[]>> written(String topic) {
        List<TestRecord<byte[], byte[]>> fresh = read(live, topic);
        outputs.computeIfAbsent(topic, name -> new ArrayList<>()).addAll(fresh);
        if (live.sources().contains(topic)) {
            inputs.computeIfAbsent(topic, name -> new ArrayList<>()).addAll(fresh);
        }
        return fresh;
    }

    /**
     * Replays it; everything has to be written again, the decisions in the same order for each key, and all stores have
     * to end the same.
     */
    public void assertSameAgain(Random random) {
        live.driver().producedTopicNames().stream()
                .filter(topic -> !topic.endsWith("-changelog"))
                .forEach(this::written);
        Set<String> scripts = module.script().orElseThrow().parts().stream()
                .map(part -> part.topic().name())
                .collect(Collectors.toSet());
        Replay replay = new Replay("again");
        replay.ends()
                .note(scripts.stream()
                        .collect(Collectors.toMap(
                                topic -> new TopicPartition(topic, 0),
                                topic -> (long) outputs.getOrDefault(topic, List.of())
                                                .size()
                                        - 1)));
        List<String> housekeeping = module.script().orElseThrow().housekeeping();
        replay.ends()
                .note(housekeeping.stream()
                        .collect(Collectors.toMap(
                                topic -> new TopicPartition(topic, 0),
                                topic -> (long) inputs.getOrDefault(topic, List.of())
                                                .size()
                                        - 1)));
        try (TopologyDriver again = new TopologyDriver(serdes -> module, replay::wiring)) {
            pipeShuffled(again, scripts, random);
            for (String topic : housekeeping) {
                inputs.getOrDefault(topic, List.of())
                        .forEach(each -> again.driver().advanceWallClockTime(Sequencer.PAUSE));
            }
            outputs.forEach((topic, records) -> {
                // How the work is divided depends on what is there, and more is there when it comes at the end.
                if (!housekeeping.contains(topic)) {
                    compare(again, topic, replay.shadow(topic), scripts);
                }
            });
            assertThat(again.driver().producedTopicNames())
                    .allMatch(topic -> topic.endsWith("-changelog") || topic.endsWith(".replay-again"));
            live.driver()
                    .getAllStateStores()
                    .keySet()
                    .forEach(store -> assertThat(entries(again, store))
                            .as("store %s", store)
                            .isEqualTo(entries(live, store)));
            assertThat(replay.gauges().getFirst().remaining()).isZero();
        }
    }

    @Override
    public void close() {
        live.close();
    }

    private void pipeShuffled(TopologyDriver again, Set<String> scripts, Random random) {
        Map<String, Deque<TestRecord<byte[], byte[]>>> left = new HashMap<>();
        inputs.forEach((topic, records) -> left.put(topic, new ArrayDeque<>(records)));
        scripts.forEach(topic -> left.put(topic, new ArrayDeque<>(outputs.getOrDefault(topic, List.of()))));
        while (left.values().removeIf(Deque::isEmpty) || !left.isEmpty()) {
            List<String> topics = left.keySet().stream().sorted().toList();
            if (!topics.isEmpty()) {
                String topic = topics.get(random.nextInt(topics.size()));
                again.rawInput(topic).pipeInput(left.get(topic).poll());
            }
        }
    }

    private void compare(TopologyDriver again, String topic, String shadow, Set<String> scripts) {
        List<TestRecord<byte[], byte[]>> expected = outputs.get(topic);
        List<TestRecord<byte[], byte[]>> found = read(again, shadow);
        assertThat(texts(found)).as(topic).containsExactlyInAnyOrderElementsOf(texts(expected));
        if (scripts.contains(topic)) {
            assertThat(byKey(found)).as(topic).isEqualTo(byKey(expected));
            if (module.script().orElseThrow().scope() == Script.Scope.PARTITION) {
                assertThat(texts(found)).as(topic).isEqualTo(texts(expected));
            }
        }
    }

    private static List<TestRecord<byte[], byte[]>> read(TopologyDriver driver, String topic) {
        return driver.driver()
                .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static Map<String, List<String>> byKey(List<TestRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        each -> Arrays.toString(each.key()), Collectors.mapping(Rerun::text, Collectors.toList())));
    }

    private static List<String> texts(List<TestRecord<byte[], byte[]>> records) {
        return records.stream().map(Rerun::text).toList();
    }

    /** Everything that a reader of the topic could see. */
    private static String text(TestRecord<byte[], byte[]> each) {
        StringBuilder text = new StringBuilder();
        text.append(Arrays.toString(each.key()))
                .append(Arrays.toString(each.value()))
                .append(each.timestamp());
        for (Header header : each.headers()) {
            text.append(header.key()).append(Arrays.toString(header.value()));
        }
        return text.toString();
    }

    private static Map<Object, String> entries(TopologyDriver driver, String name) {
        StateStore store = driver.driver().getAllStateStores().get(name);
        Map<Object, String> entries = new HashMap<>();
        try (KeyValueIterator<?, ?> all = ((KeyValueStore<?, ?>) store).all()) {
            while (all.hasNext()) {
                KeyValue<?, ?> entry = all.next();
                // As text: Avro's lists cannot compare records that have a decimal in a union.
                entries.put(
                        entry.key,
                        entry.value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(entry.value));
            }
        }
        return entries;
    }
}
