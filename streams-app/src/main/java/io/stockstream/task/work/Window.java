package io.stockstream.task.work;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.kafka.support.Acknowledgment;

/**
 * The records of a partition that were handed out and not yet acknowledged. They end in any order. Acknowledged is
 * always the last record up to which all have ended, so that a slow record blocks no other and none is lost.
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

    /** A record begins. To be called in offset order. */
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
            // Under the lock, so that no later acknowledgment overtakes it.
            last.acknowledge();
        }
    }

    /** An acknowledgment keeps its record in memory; of adjacent ended records only the last one's is needed. */
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

    /** The partition now belongs to another consumer: nothing more is acknowledged. */
    synchronized void lose() {
        lost = true;
    }

    /** How many records have not ended. */
    synchronized int open() {
        return open;
    }

    /** How many records are not acknowledged, including those that have ended. */
    synchronized int length() {
        return entries.size();
    }
}
