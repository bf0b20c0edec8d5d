package io.stockstream.schedule.decide;

import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.schedule.ScheduleState;
import java.time.Instant;
import java.util.List;

/** Decides what becomes of a schedule. All that it knows of time is in its inputs. */
public final class ScheduleDecider {

    /**
     * Decides; changes nothing itself.
     *
     * @param before {@code null} when nothing is known of the schedule
     * @return what to do, in this order; empty when the input changes nothing
     */
    public List<ScheduleEffect> decide(ScheduleState before, ScheduleInput input) {
        return switch (input) {
            case ScheduleInput.RowWritten(var row) -> RowChanges.written(before, row);
            case ScheduleInput.RowDeleted(Instant at) -> RowChanges.deleted(before, at);
            case ScheduleInput.Ticked(Instant at) -> before == null ? List.of() : TickDecider.decide(before, at);
            case ScheduleInput.RunRequested requested -> requested.repeated() ? List.of() : run(before, requested);
            case ScheduleInput.RunEnded(var ended) -> ended(before, ended);
        };
    }

    /** A run by hand is possible for a paused schedule, and beside a run that has not ended. */
    private static List<ScheduleEffect> run(ScheduleState before, ScheduleInput.RunRequested requested) {
        String runId = requested.request().getRunId();
        if (before == null || before.getSchedule() == null) {
            return List.of(new ScheduleEffect.Decide(unknown(requested), 0));
        }
        Draft draft = new Draft(before);
        if (before.getProblem() == null) {
            draft.byHand(runId, requested.at());
        } else {
            draft.refuse(runId, requested.at());
        }
        return draft.saved();
    }

    /** Not remembered: the schedule may be created and the same run requested again. */
    private static ScheduleFired unknown(ScheduleInput.RunRequested requested) {
        return new ScheduleFired(
                requested.request().getScheduleId(),
                "",
                null,
                requested.request().getRunId(),
                FiringOutcome.REFUSED,
                0L,
                null,
                0L,
                requested.at());
    }

    /** Only the newest run counts: an older one that ends late says nothing about it. */
    private static List<ScheduleEffect> ended(ScheduleState before, ScheduleRunEnded ended) {
        boolean tellsNothing = before == null
                || !ended.getTaskId().equals(before.getLastTaskId())
                || ended.getState().equals(before.getLastTaskState());
        return tellsNothing
                ? List.of()
                : new Draft(before).lastTaskState(ended.getState()).saved();
    }
}
