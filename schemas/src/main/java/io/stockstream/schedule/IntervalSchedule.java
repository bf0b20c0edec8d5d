package io.stockstream.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Due one interval after the anchor, two intervals after it, and so on. By real time, whatever clocks show.
 *
 * @param anchor when the schedule was made; counted from its whole milliseconds
 * @param everyMillis length of the interval, 1 ms or more
 */
public record IntervalSchedule(Instant anchor, long everyMillis) implements DueTimes {

    public IntervalSchedule {
        if (everyMillis < 1) {
            throw new IllegalArgumentException("An interval is 1 ms or longer (was %d ms)".formatted(everyMillis));
        }
        anchor = anchor.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return Optional.of(time(dueUntil(after) + 1));
    }

    @Override
    public long count(Instant after, Instant until) {
        return Math.max(0, dueUntil(until) - dueUntil(after));
    }

    @Override
    public Optional<Instant> newest(Instant after, Instant until) {
        return count(after, until) == 0 ? Optional.empty() : Optional.of(time(dueUntil(until)));
    }

    /** How many due times there were, up to and with this time. */
    private long dueUntil(Instant time) {
        return Math.max(0, Math.floorDiv(time.toEpochMilli() - anchor.toEpochMilli(), everyMillis));
    }

    private Instant time(long number) {
        return anchor.plusMillis(Math.multiplyExact(number, everyMillis));
    }
}
