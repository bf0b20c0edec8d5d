package io.stockstream.schedule;

import java.time.Instant;
import java.util.Optional;

/** When something is due, for ever: strictly ascending times, in whole milliseconds. */
public sealed interface DueTimes permits CronSchedule, IntervalSchedule {

    /**
     * The due times of a row.
     *
     * @throws IllegalArgumentException when it has none; {@link ScheduleRules#check} gives the reason
     */
    static DueTimes of(Schedule row) {
        return row.getCron() == null
                ? new IntervalSchedule(row.getCreatedAt(), row.getEveryMillis())
                : CronSchedule.of(row.getCron(), ScheduleRules.zone(row.getZone()));
    }

    /** The first due time after this one; empty when time ends before. */
    Optional<Instant> next(Instant after);

    /** How many due times there are after the first time, up to and with the last. */
    long count(Instant after, Instant until);

    /** The latest due time after the first time, up to and including the last; empty when there is none. */
    Optional<Instant> newest(Instant after, Instant until);
}
