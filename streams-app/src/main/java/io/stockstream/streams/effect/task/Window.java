package io.stockstream.streams.effect.task;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.kafka.support.Acknowledgment;

/**
 * The records of a partition that were handed out and are not yet acknowledged. They end in any order; what is acknowledged is always the last
 * record before which all have ended, so that one that takes long holds up none, and none is lost.
 */
final class Window {

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private int open;
    private boolean lost;

    private static final class Entry {

        private Acknowledgment acknowledgment;
        private boolean done;

        private Entry(Acknowledgment acknowledgment) {
            this.acknowledgment = acknowledgment;
        }
    }

    /** A record begins; in the order of their offsets. */
    synchronized void begin(long offset, Acknowledgment acknowledgment) {
        Entry before = entries.put(offset, new Entry(acknowledgment));
        open += before == null || before.done ? 1 : 0;
    }

    /** A record has ended. */
    synchronized void end(long offset) {
        Entry entry = entries.get(offset);
        if (lost || entry == null || entry.done) {
            return;
        }
        entry.done = true;
        open--;
        forgetAround(offset, entry);
        Acknowledgment last = null;
        while (!entries.isEmpty() && entries.firstEntry().getValue().done) {
            Entry first = entries.pollFirstEntry().getValue();
            last = first.acknowledgment == null ? last : first.acknowledgment;
        }
        if (last != null) {
            // Under the lock: a later one must not be overtaken.
            last.acknowledge();
        }
    }

    /** An acknowledgment holds its record in memory; of neighbours that have ended that of the last is enough. */
    private void forgetAround(long offset, Entry entry) {
        Map.Entry<Long, Entry> lower = entries.lowerEntry(offset);
        if (lower != null && lower.getValue().done) {
            lower.getValue().acknowledgment = null;
        }
        Map.Entry<Long, Entry> higher = entries.higherEntry(offset);
        if (higher != null && higher.getValue().done) {
            entry.acknowledgment = null;
        }
    }

    /** The partition is another consumer's now: nothing is acknowledged any more. */
    synchronized void lose() {
        lost = true;
    }

    /** How many records have not ended. */
    synchronized int open() {
        return open;
    }

    /** How many records are not acknowledged, those among them that have ended as well. */
    synchronized int length() {
        return entries.size();
    }
}
