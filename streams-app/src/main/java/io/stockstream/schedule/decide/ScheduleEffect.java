package io.stockstream.schedule.decide;

import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.task.TaskRequested;

/** What a decision asks the processor to do. */
public sealed interface ScheduleEffect {

    /** Keep and show the new state. */
    record SaveState(ScheduleState state) implements ScheduleEffect {}

    /**
     * Publish the outcome of a due time or of a request.
     *
     * @param number counts the decisions on this schedule, from 1; 0 when there is no such schedule
     */
    record Decide(ScheduleFired fired, long number) implements ScheduleEffect {}

    /** Ask for the task of a run. */
    record RequestTask(TaskRequested task) implements ScheduleEffect {}

    /** Remember that the run was requested. */
    record RememberRun(String taskId) implements ScheduleEffect {}
}
