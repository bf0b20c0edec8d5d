package io.stockstream.simulation.kafka;

import io.stockstream.platform.runtime.TopologyModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * One partition of a topology, processed exactly once: what it reads, writes and stores is committed together or not at
 * all. After a kill it restarts from the last commit.
 */
public final class SimulatedTask {

    private final TopologyModule module;
    private final Blueprints blueprints;
    private final int partition;
    private final SimulatedLog log;
    private final Clock clock;
    private final Map<String, String> sourceOfStore;
    private final Map<TopicPartition, Long> committed = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
    private final Map<String, StoreContents> stores = new TreeMap<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Input> pendingInputs = new ArrayList<>();
    private final List<Driver.Outcome> pending = new ArrayList<>();
    private Driver driver;
    private boolean looksAtTheClock;

    /**
     * An input of a task, in the order of processing.
     *
     * @param from {@code null} for a tick of the clock
     * @param offset of the record
     * @param at time of the tick; {@code null} for a record
     */
    record Input(TopicPartition from, long offset, Instant at) {}

    SimulatedTask(TopologyModule module, Blueprints blueprints, int partition, SimulatedLog log, Clock clock) {
        this.module = module;
        this.blueprints = blueprints;
        this.partition = partition;
        this.log = log;
        this.clock = clock;
        Blueprint blueprint = blueprints.take(module);
        this.sourceOfStore = blueprint.sourceOfStore();
        blueprint.sources().forEach(topic -> committed.put(new TopicPartition(topic, partition), 0L));
        blueprints.giveBack(module, blueprint);
        positions.putAll(committed);
    }

    /** The topology, and its partition after a slash. */
    @Override
    public String toString() {
        return module.name() + "/" + partition;
    }

    /** Name of the topology. */
    public String topology() {
        return module.name();
    }

    public int partition() {
        return partition;
    }

    /** The partitions with unread records. */
    public List<TopicPartition> lagging() {
        List<TopicPartition> lagging = new ArrayList<>(2);
        positions.forEach((from, position) -> {
            if (position < log.of(from).size()) {
                lagging.add(from);
            }
        });
        return lagging;
    }

    /** Whether it has committed everything in its partition of a topic. */
    public boolean isThrough(String topic) {
        TopicPartition from = new TopicPartition(topic, partition);
        return committed.get(from) == log.of(from).size();
    }

    /** Whether anything is uncommitted. */
    public boolean isOpen() {
        return !pendingInputs.isEmpty();
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return driver != null;
    }

    /** Processes the next record of a partition. */
    public void process(TopicPartition from) {
        long offset = positions.get(from);
        pending.add(running().process(from, offset, log.of(from).get((int) offset)));
        pendingInputs.add(new Input(from, offset, null));
        positions.put(from, offset + 1);
    }

    /** Advances its clock, if it acts on time. */
    public void lookAtTheClock() {
        if (!looksAtTheClock && driver == null) {
            return;
        }
        Driver.Outcome outcome = running().lookAtTheClock(clock.instant());
        if (!outcome.emitted().isEmpty() || !outcome.changes().isEmpty()) {
            pending.add(outcome);
            pendingInputs.add(new Input(null, 0, clock.instant()));
        }
    }

    /**
     * Commits.
     *
     * @return the records that become visible to others
     */
    public List<Emitted> commit() {
        List<Emitted> emitted = new ArrayList<>();
        for (Driver.Outcome outcome : pending) {
            emitted.addAll(outcome.emitted());
            outcome.changes().forEach((store, changes) -> changes.forEach(contents(store)::apply));
        }
        for (Input input : pendingInputs) {
            sourceOfStore.forEach((store, topic) -> {
                if (input.from() != null && input.from().topic().equals(topic)) {
                    contents(store).apply(log.of(input.from()).get((int) input.offset()));
                }
            });
        }
        committed.putAll(positions);
        inputs.addAll(pendingInputs);
        pending.clear();
        pendingInputs.clear();
        return emitted;
    }

    /** Discards everything since its last commit. */
    public void kill() {
        pending.clear();
        pendingInputs.clear();
        positions.putAll(committed);
        end();
    }

    /** Ends it for good. */
    public void end() {
        if (driver != null) {
            driver.end();
            driver = null;
        }
    }

    /** The contents of a store that is not versioned, including uncommitted changes. */
    public NavigableMap<Bytes, byte[]> held(String store) {
        return running().contents(store);
    }

    /** The contents of every store that is not versioned, by name. */
    public Map<String, NavigableMap<Bytes, byte[]>> heldInAll() {
        return running().contents();
    }

    /** The changelog of a store. */
    public StoreContents contents(String store) {
        return stores.computeIfAbsent(store, unused -> new StoreContents());
    }

    /** Every store that was written to, by name. */
    public Map<String, StoreContents> stores() {
        return Collections.unmodifiableMap(stores);
    }

    /**
     * Another task that gets the same input in the same order, and is never killed.
     *
     * @param wanted which of the records it gets, by partition and offset
     */
    public SimulatedTask again(BiPredicate<TopicPartition, Long> wanted) {
        SimulatedTask again = new SimulatedTask(module, blueprints, partition, log, clock);
        for (Input input : inputs) {
            if (input.from() != null && wanted.test(input.from(), input.offset())) {
                again.positions.put(input.from(), input.offset());
                again.process(input.from());
            }
        }
        List<Emitted> unused = again.commit();
        return again;
    }

    private Driver running() {
        if (driver == null) {
            driver = new Driver(module, blueprints, partition, log, clock.instant(), this::contents);
            looksAtTheClock |= driver.looksAtTheClock();
        }
        return driver;
    }
}
