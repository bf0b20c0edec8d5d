package io.stockstream.schedule.decide;

import io.stockstream.movement.FieldError;
import io.stockstream.schedule.DueTimes;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleRules;
import io.stockstream.schedule.ScheduleState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides what a change of the row means. If it changes the due times, or switches them on or off, whatever was due
 * before the change is decided by the old times, as by a tick at that moment, whether or not one had come. The next due
 * time is searched after the change and after everything decided on, so a paused schedule has no missed runs. Any other
 * change leaves the next due time as it is.
 */
final class RowChanges {

    private RowChanges() {}

    /**
     * Decides on a row.
     *
     * @param before {@code null} when nothing is known
     */
    static List<ScheduleEffect> written(ScheduleState before, Schedule row) {
        if (before != null && before.getSchedule() != null && same(before.getSchedule(), row)) {
            return List.of();
        }
        Draft draft = before == null ? new Draft(row.getId()) : new Draft(before);
        String problem = problem(row);
        Instant next;
        if (problem == null && row.getEnabled() && keepsItsDueTimes(before, row)) {
            next = before.getNextRun();
        } else {
            TickDecider.passBy(draft, changedAt(row));
            next = problem == null && row.getEnabled() ? firstAfterTheChange(draft, row) : null;
        }
        return draft.row(row, problem).nextRun(next).saved();
    }

    /**
     * Decides on a deletion. The state stays, without a row: if the id is used again, no past run is decided on twice.
     *
     * @param before {@code null} when nothing is known
     * @param at when it was deleted
     */
    static List<ScheduleEffect> deleted(ScheduleState before, Instant at) {
        if (before == null || before.getSchedule() == null) {
            return List.of();
        }
        Draft draft = new Draft(before);
        TickDecider.passBy(draft, at);
        return draft.row(null, null).nextRun(null).saved();
    }

    private static Instant changedAt(Schedule row) {
        return row.getUpdatedAt() == null ? row.getCreatedAt() : row.getUpdatedAt();
    }

    private static Instant firstAfterTheChange(Draft draft, Schedule row) {
        Instant changed = changedAt(row);
        Instant decided = draft.decidedUntil();
        Instant after = decided != null && decided.isAfter(changed) ? decided : changed;
        return DueTimes.of(row).next(after).orElse(null);
    }

    private static boolean keepsItsDueTimes(ScheduleState before, Schedule row) {
        if (before == null || before.getSchedule() == null || before.getNextRun() == null) {
            return false;
        }
        Schedule old = before.getSchedule();
        return Objects.equals(old.getCron(), row.getCron())
                && Objects.equals(old.getEveryMillis(), row.getEveryMillis())
                && old.getZone().equals(row.getZone())
                && old.getCreatedAt().equals(row.getCreatedAt());
    }

    private static String problem(Schedule row) {
        List<FieldError> errors = ScheduleRules.check(row);
        return errors.isEmpty()
                ? null
                : errors.stream().map(FieldError::toString).collect(Collectors.joining("; "));
    }

    /** Field by field: Avro's own comparison fails at times with times that may be null. */
    private static boolean same(Schedule one, Schedule other) {
        return IntStream.range(0, one.getSchema().getFields().size())
                .allMatch(field -> Objects.equals(one.get(field), other.get(field)));
    }
}
