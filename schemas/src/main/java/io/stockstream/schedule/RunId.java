package io.stockstream.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of the tasks that schedules run. They follow from the schedule and the due time, so a run that is decided again
 * is the same task.
 */
public final class RunId {

    private static final String PREFIX = "schedule:";
    private static final Pattern FORM = Pattern.compile("schedule:(0|[1-9]\\d{0,18}):.+", Pattern.DOTALL);

    private RunId() {}

    /** The id of the task that runs at a due time. */
    public static String due(long scheduleId, Instant due) {
        return PREFIX + scheduleId + ":" + due;
    }

    /**
     * The id of the task of a run that somebody asked for.
     *
     * @param runId names the request
     */
    public static String byHand(long scheduleId, String runId) {
        return PREFIX + scheduleId + ":run:" + runId;
    }

    /** The schedule that runs the task; empty when none does. */
    public static Optional<Long> scheduleOf(String taskId) {
        Matcher matcher = FORM.matcher(taskId);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(matcher.group(1)));
        } catch (NumberFormatException e) {
            // More than a number of 64 bits holds, so no schedule has it.
            return Optional.empty();
        }
    }
}
