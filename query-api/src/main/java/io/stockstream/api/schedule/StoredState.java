package io.stockstream.api.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * The state of a schedule as the private store API gives it; the fields are those of {@link io.stockstream.schedule.ScheduleState}.
 *
 * @param schedule the row by which it was decided; {@code null} when that was deleted
 * @param problem what is wrong with that row, so that it is never due; {@code null} when nothing is
 */
record StoredState(
        @JsonProperty("schedule") Seen schedule,
        @JsonProperty("next_run") Instant nextRun,
        @JsonProperty("last_run") Instant lastRun,
        @JsonProperty("last_task_id") String lastTaskId,
        @JsonProperty("last_task_state") String lastTaskState,
        @JsonProperty("problem") String problem) {

    /** Of a schedule that nothing is known of. */
    static final StoredState UNKNOWN = new StoredState(null, null, null, null, null, null);

    record Seen(@JsonProperty("version") long version) {}

    /** Whether it goes by this version of the row, or by a newer one. */
    boolean knows(long version) {
        return schedule != null && schedule.version() >= version;
    }
}
