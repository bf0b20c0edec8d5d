package io.stockstream.schedule.decide;

import io.stockstream.schedule.DueTimes;
import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.ScheduleState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Decides on the due times that a tick makes past. The newest tick counts as the current time: an older or repeated one
 * changes nothing. Every due time is decided on once and in order, because the next one is always searched after the
 * previous one.
 */
final class TickDecider {

    /** A due time older than this at its tick is missed: the system was not there to fire it. */
    static final Duration ON_TIME = Duration.ofSeconds(60);

    /** Missed due times that one tick fires; the next tick continues with the rest. */
    static final int MOST_MISSED = 100;

    private TickDecider() {}

    static List<ScheduleEffect> decide(ScheduleState before, Instant tick) {
        if (before.getSchedule() == null || !isPast(before.getNextRun(), newest(before.getNow(), tick))) {
            return List.of();
        }
        Draft draft = new Draft(before);
        passTo(draft, tick);
        return draft.saved();
    }

    /**
     * The due times of a schedule change or end: decides on all due times until then, by the old row. No later tick
     * continues this, so if more were missed than one tick fires, the rest are passed over.
     */
    static void passBy(Draft draft, Instant end) {
        Instant now = newest(draft.now(), end).truncatedTo(ChronoUnit.MILLIS);
        if (draft.row() == null || !isPast(draft.nextRun(), now)) {
            return;
        }
        passTo(draft, now);
        if (isPast(draft.nextRun(), now)) {
            passOver(draft, DueTimes.of(draft.row()), now.minus(ON_TIME));
            passTo(draft, now);
        }
    }

    private static void passTo(Draft draft, Instant tick) {
        Instant now = newest(draft.now(), tick);
        draft.now(now);
        DueTimes times = DueTimes.of(draft.row());
        Instant onTime = now.minus(ON_TIME);
        missed(draft, times, onTime);
        if (draft.nextRun() == null || !draft.nextRun().isBefore(onTime)) {
            while (isPast(draft.nextRun(), now)) {
                Instant due = draft.nextRun();
                draft.due(due, 0);
                advance(draft, times, due);
            }
        }
    }

    private static boolean isPast(Instant dueOrNull, Instant now) {
        return dueOrNull != null && !dueOrNull.isAfter(now);
    }

    private static Instant newest(Instant knownOrNull, Instant tick) {
        return knownOrNull != null && knownOrNull.isAfter(tick) ? knownOrNull : tick;
    }

    private static void missed(Draft draft, DueTimes times, Instant onTime) {
        Instant first = draft.nextRun();
        if (!first.isBefore(onTime)) {
            return;
        }
        if (draft.row().getMissedRuns() == MissedRuns.RUN_ALL) {
            Instant due = first;
            for (int fired = 0; fired < MOST_MISSED && due != null && due.isBefore(onTime); fired++) {
                draft.due(due, 0);
                advance(draft, times, due);
                due = draft.nextRun();
            }
            return;
        }
        if (draft.row().getMissedRuns() != MissedRuns.RUN_ONCE) {
            passOver(draft, times, onTime);
            return;
        }
        Instant last = onTime.minusMillis(1);
        Instant newest = newest(times, first, last);
        draft.due(newest, times.count(first, last));
        advance(draft, times, newest);
    }

    private static void passOver(Draft draft, DueTimes times, Instant onTime) {
        Instant first = draft.nextRun();
        Instant last = onTime.minusMillis(1);
        Instant newest = newest(times, first, last);
        draft.passOver(FiringOutcome.MISSED, newest, times.count(first, last));
        advance(draft, times, newest);
    }

    /** The first is a due time for certain, even if a newer time zone list would no longer produce it. */
    private static Instant newest(DueTimes times, Instant first, Instant last) {
        return times.newest(first, last).orElse(first);
    }

    private static void advance(Draft draft, DueTimes times, Instant due) {
        draft.nextRun(times.next(due).orElse(null));
    }
}
