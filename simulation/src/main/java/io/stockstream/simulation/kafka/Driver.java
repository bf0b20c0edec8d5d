package io.stockstream.simulation.kafka;

import io.stockstream.platform.runtime.TopologyModule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** One life of a task: a test driver with production properties that ends with a kill. */
final class Driver {

    private static final String CHANGELOG = "-changelog";
    private final String changelogPrefix;
    private final SimulatedLog log;
    private final TopologyModule module;
    private final Blueprints blueprints;
    private final Blueprint blueprint;
    private final Place place;
    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
    private Instant clock;

    /**
     * The outcome of a step.
     *
     * @param emitted records for topics, in order within each topic
     * @param changes store changes, by the stores' names
     */
    record Outcome(List<Emitted> emitted, Map<String, List<LogRecord>> changes) {}

    /**
     * Starts a life.
     *
     * @param restored the changelog of a store, by its name
     */
    Driver(
            TopologyModule module,
            Blueprints blueprints,
            int partition,
            SimulatedLog log,
            Instant now,
            Function<String, StoreContents> restored) {
        this.module = module;
        this.blueprints = blueprints;
        this.log = log;
        this.clock = now;
        this.blueprint = blueprints.take(module);
        this.place = blueprint.place();
        this.changelogPrefix = blueprint.applicationId() + "-";
        this.driver = blueprint.start(partition, log.partitions(), now, restored);
    }

    /** Ends its life. */
    void end() {
        blueprints.giveBack(module, blueprint);
    }

    Outcome process(TopicPartition from, long offset, LogRecord incoming) {
        place.at(from.topic(), offset);
        inputs.computeIfAbsent(
                        from.topic(),
                        topic -> driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(
                        incoming.key(),
                        incoming.value(),
                        new RecordHeaders(incoming.headers().toArray()),
                        incoming.timestamp()));
        place.atNone();
        return drain();
    }

    /** Whether it acts on the clock without a record. */
    boolean looksAtTheClock() {
        return place.looksAtTheClock();
    }

    Outcome lookAtTheClock(Instant now) {
        if (now.isAfter(clock)) {
            driver.advanceWallClockTime(Duration.between(clock, now));
            clock = now;
        }
        return drain();
    }

    /** The contents of a store, if it is not versioned. */
    NavigableMap<Bytes, byte[]> contents(String store) {
        return blueprint.contents(store);
    }

    /** The contents of every store that is not versioned, by name. */
    Map<String, NavigableMap<Bytes, byte[]>> contents() {
        return blueprint.contents();
    }

    private Outcome drain() {
        List<Emitted> emitted = new ArrayList<>();
        Map<String, List<LogRecord>> changes = new HashMap<>();
        for (String topic : new TreeSet<>(driver.producedTopicNames())) {
            TestOutputTopic<byte[], byte[]> output = outputs.computeIfAbsent(
                    topic,
                    name -> driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
            while (!output.isEmpty()) {
                TestRecord<byte[], byte[]> read = output.readRecord();
                LogRecord written = new LogRecord(read.key(), read.value(), read.headers(), read.timestamp());
                if (topic.startsWith(changelogPrefix) && topic.endsWith(CHANGELOG)) {
                    changes.computeIfAbsent(
                                    topic.substring(changelogPrefix.length(), topic.length() - CHANGELOG.length()),
                                    unused -> new ArrayList<>())
                            .add(written);
                } else {
                    emitted.add(new Emitted(target(PlacedTopology.written(topic).orElse(topic), written), written));
                }
            }
        }
        return new Outcome(emitted, changes);
    }

    private TopicPartition target(String topic, LogRecord written) {
        int partition = place.chosen(topic).orElseGet(() -> written.key() == null ? 0 : log.partitionOf(written.key()));
        return new TopicPartition(topic, partition);
    }
}
