package io.stockstream.schedule.http;

import java.time.Instant;

/**
 * The state of a schedule as the private store API gives it; the fields are those of
 * {@link io.stockstream.schedule.ScheduleState}.
 *
 * @param schedule the row by which it was decided; {@code null} when that was deleted
 * @param problem what is wrong with that row, so that it is never due; {@code null} when nothing is
 */
record StoredState(
        Seen schedule, Instant nextRun, Instant lastRun, String lastTaskId, String lastTaskState, String problem) {

    /** Of a schedule that nothing is known of. */
    static final StoredState UNKNOWN = new StoredState(null, null, null, null, null, null);

    record Seen(long version) {}

    /** Whether it goes by this version of the row, or by a newer one. */
    boolean knows(long version) {
        return schedule != null && schedule.version() >= version;
    }
}
