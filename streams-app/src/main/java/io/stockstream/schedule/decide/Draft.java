package io.stockstream.schedule.decide;

import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.RunId;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A state while it is being changed, with the effects of the changes. Used for one decision. */
final class Draft {

    private final List<ScheduleEffect> effects = new ArrayList<>();
    private final long scheduleId;
    private Schedule row;
    private Instant decidedUntil;
    private Instant nextRun;
    private Instant lastRun;
    private String lastTaskId;
    private String lastTaskState;
    private Instant now;
    private String problem;
    private long decisions;
    private final long version;

    /** Of a schedule that nothing is known of. */
    Draft(long scheduleId) {
        this.scheduleId = scheduleId;
        this.version = 0;
    }

    Draft(ScheduleState before) {
        scheduleId = before.getScheduleId();
        row = before.getSchedule();
        decidedUntil = before.getDecidedUntil();
        nextRun = before.getNextRun();
        lastRun = before.getLastRun();
        lastTaskId = before.getLastTaskId();
        lastTaskState = before.getLastTaskState();
        now = before.getNow();
        problem = before.getProblem();
        decisions = before.getDecisions();
        version = before.getVersion();
    }

    Draft row(Schedule newRowOrNull, String newProblemOrNull) {
        row = newRowOrNull;
        problem = newProblemOrNull;
        return this;
    }

    Draft nextRun(Instant dueOrNull) {
        nextRun = dueOrNull;
        return this;
    }

    Draft now(Instant time) {
        now = time;
        return this;
    }

    /** The latest tick or change time; {@code null} when there was none. */
    Instant now() {
        return now;
    }

    Draft lastTaskState(String state) {
        lastTaskState = state;
        return this;
    }

    Schedule row() {
        return row;
    }

    Instant nextRun() {
        return nextRun;
    }

    Instant decidedUntil() {
        return decidedUntil;
    }

    /** Fires a due time, or passes it over while the run before it is not over. */
    void due(Instant due, long passedOver) {
        boolean running = lastTaskId != null && lastTaskState == null;
        if (running && row.getOverlap() == Overlap.SKIP) {
            passOver(FiringOutcome.OVERLAPPED, due, passedOver);
            return;
        }
        String taskId = RunId.due(scheduleId, due);
        decide(due, null, FiringOutcome.FIRED, passedOver, taskId, now);
        decidedUntil = due;
        run(taskId, due, due);
    }

    void passOver(FiringOutcome outcome, Instant due, long passedOver) {
        decide(due, null, outcome, passedOver, null, now);
        decidedUntil = due;
    }

    void byHand(String runId, Instant at) {
        String taskId = RunId.byHand(scheduleId, runId);
        decide(null, runId, FiringOutcome.FIRED, 0, taskId, at);
        effects.add(new ScheduleEffect.RememberRun(taskId));
        run(taskId, at, at);
    }

    /** Not remembered: once the row is fixed, the same run may be requested again. */
    void refuse(String runId, Instant at) {
        decide(null, runId, FiringOutcome.REFUSED, 0, null, at);
    }

    /** The effects so far, and the new state. */
    List<ScheduleEffect> saved() {
        effects.add(new ScheduleEffect.SaveState(new ScheduleState(
                scheduleId,
                row,
                decidedUntil,
                nextRun,
                lastRun,
                lastTaskId,
                lastTaskState,
                now,
                problem,
                decisions,
                version + 1)));
        return effects;
    }

    private void run(String taskId, Instant runAt, Instant requestedAt) {
        lastRun = runAt;
        lastTaskId = taskId;
        lastTaskState = null;
        TaskQueue queue = switch (row.getQueue()) {
            case "priority" -> TaskQueue.PRIORITY;
            case "system" -> TaskQueue.SYSTEM;
            default -> TaskQueue.DEFAULT;
        };
        effects.add(new ScheduleEffect.RequestTask(
                new TaskRequested(taskId, row.getTaskType(), queue, row.getPayload(), requestedAt)));
    }

    private void decide(
            Instant due, String runId, FiringOutcome outcome, long passedOver, String taskId, Instant decidedAt) {
        decisions++;
        effects.add(new ScheduleEffect.Decide(
                new ScheduleFired(
                        scheduleId,
                        row.getName(),
                        due,
                        runId,
                        outcome,
                        passedOver,
                        taskId,
                        row.getVersion(),
                        decidedAt),
                decisions));
    }
}
