package io.stockstream.streams.schedule;

import io.stockstream.schedule.DueTimes;
import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.ScheduleState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides what becomes of the due times that a tick makes past. The newest tick counts as the time: an older or repeated one changes nothing.
 * Every due time is decided on once and in order, because the next one is always searched behind the one before.
 */
final class TickDecider {

    /** A due time that is older than this at its tick is missed: nobody was there to fire it. */
    static final Duration ON_TIME = Duration.ofSeconds(60);

    /** Missed due times that one tick fires; the next tick goes on with the rest. */
    static final int MOST_MISSED = 100;

    private TickDecider() {}

    static List<ScheduleEffect> decide(ScheduleState before, Instant tick) {
        Instant known = before.getNow();
        Instant now = known != null && known.isAfter(tick) ? known : tick;
        Instant next = before.getNextRun();
        if (before.getSchedule() == null || next == null || next.isAfter(now)) {
            return List.of();
        }
        Draft draft = new Draft(before).now(now);
        DueTimes times = DueTimes.of(draft.row());
        Instant onTime = now.minus(ON_TIME);
        missed(draft, times, onTime);
        if (draft.nextRun() == null || !draft.nextRun().isBefore(onTime)) {
            while (draft.nextRun() != null && !draft.nextRun().isAfter(now)) {
                Instant due = draft.nextRun();
                draft.due(due, 0);
                advance(draft, times, due);
            }
        }
        return draft.saved();
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
        Instant last = onTime.minusMillis(1);
        // The first is one for certain, even when a newer list of time zones would not have it any more.
        Instant newest = times.newest(first, last).orElse(first);
        long passedOver = times.count(first, last);
        if (draft.row().getMissedRuns() == MissedRuns.RUN_ONCE) {
            draft.due(newest, passedOver);
        } else {
            draft.passOver(FiringOutcome.MISSED, newest, passedOver);
        }
        advance(draft, times, newest);
    }

    private static void advance(Draft draft, DueTimes times, Instant due) {
        draft.nextRun(times.next(due).orElse(null));
    }
}
