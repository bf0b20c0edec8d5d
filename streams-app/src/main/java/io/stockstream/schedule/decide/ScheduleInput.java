package io.stockstream.schedule.decide;

import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.schedule.ScheduleRunRequested;
import java.time.Instant;

/** What is decided on. */
public sealed interface ScheduleInput {

    /** The row was made or changed. */
    record RowWritten(Schedule row) implements ScheduleInput {}

    /**
     * The row was deleted.
     *
     * @param at when that was, whole milliseconds
     */
    record RowDeleted(Instant at) implements ScheduleInput {}

    /**
     * Time goes by.
     *
     * @param at what time it is, whole milliseconds
     */
    record Ticked(Instant at) implements ScheduleInput {}

    /**
     * A run was requested by hand.
     *
     * @param at when it was requested, whole milliseconds
     * @param repeated whether a run of this name was requested before
     */
    record RunRequested(ScheduleRunRequested request, Instant at, boolean repeated) implements ScheduleInput {}

    /** The task of a run is over. */
    record RunEnded(ScheduleRunEnded ended) implements ScheduleInput {}
}
