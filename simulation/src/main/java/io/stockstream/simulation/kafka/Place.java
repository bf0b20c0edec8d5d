package io.stockstream.simulation.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The position of a task and of its current record. A test driver considers every task the one of partition 0 and
 * counts offsets from 0 at every start; deciders must see the real values.
 */
final class Place {

    private final Map<String, Deque<Optional<Integer>>> chosen = new HashMap<>();
    private int partition;
    private int partitions;
    private RecordMetadata position;
    private boolean looksAtTheClock;

    /** The next life of a task begins. */
    void begin(int itsPartition, int ofPartitions) {
        chosen.clear();
        partition = itsPartition;
        partitions = ofPartitions;
        position = null;
        looksAtTheClock = false;
    }

    record Position(String topic, int partition, long offset) implements RecordMetadata {}

    /** Sets the position of the next record. */
    void at(String topic, long offset) {
        position = new Position(topic, partition, offset);
    }

    /** No record is being processed. */
    void atNone() {
        position = null;
    }

    Optional<RecordMetadata> position() {
        return Optional.ofNullable(position);
    }

    TaskId taskId(TaskId drivers) {
        return new TaskId(drivers.subtopology(), partition);
    }

    int partitions() {
        return partitions;
    }

    /** A sink has chosen the partition of its next record for a topic; empty when the key decides. */
    void choose(String topic, Optional<Integer> number) {
        chosen.computeIfAbsent(topic, unused -> new ArrayDeque<>()).add(number);
    }

    /** The partition chosen for the next record of a topic; empty when the key decides. */
    Optional<Integer> chosen(String topic) {
        Deque<Optional<Integer>> numbers = chosen.get(topic);
        return numbers == null || numbers.isEmpty() ? Optional.empty() : numbers.poll();
    }

    void lookAtTheClock() {
        looksAtTheClock = true;
    }

    boolean looksAtTheClock() {
        return looksAtTheClock;
    }
}
