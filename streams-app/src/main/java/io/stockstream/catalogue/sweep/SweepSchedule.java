package io.stockstream.catalogue.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * When to sweep: after a new snapshot, when partitions are assigned to this instance, again while the snapshot is still
 * being read, and every hour because the store may have lagged at the last sweep.
 */
final class SweepSchedule {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration ROUTINE = Duration.ofHours(1);

    private Long snapshot;
    private final Set<Integer> swept = new HashSet<>();
    private Instant next = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private Duration pause = FIRST_PAUSE;

    boolean isDue(long newestSnapshot, Set<Integer> owned, Instant now) {
        if (snapshot == null || snapshot != newestSnapshot) {
            snapshot = newestSnapshot;
            swept.clear();
            pause = FIRST_PAUSE;
            notBefore = Instant.MIN;
        }
        // A partition that leaves and returns may have been changed elsewhere.
        swept.retainAll(owned);
        return !owned.isEmpty() && !now.isBefore(notBefore) && (!swept.containsAll(owned) || !now.isBefore(next));
    }

    /**
     * A sweep went through.
     *
     * @param unread how many rows the snapshot has still to bring
     */
    void done(Set<Integer> owned, long unread, Instant now) {
        swept.addAll(owned);
        // Some rows are never renewed: those of a transaction that was open while the snapshot was taken stand before
        // it in the log.
        boolean waiting = unread > 0 && pause.compareTo(LONGEST_PAUSE) < 0;
        next = now.plus(waiting ? grown() : ROUTINE);
        if (unread == 0) {
            pause = FIRST_PAUSE;
        }
    }

    /** A sweep failed midway; what it did stays done, and all of it is repeated. */
    void failed(Instant now) {
        swept.clear();
        notBefore = now.plus(grown());
    }

    private Duration grown() {
        Duration current = pause;
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        return current;
    }
}
