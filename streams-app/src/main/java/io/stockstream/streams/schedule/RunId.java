package io.stockstream.streams.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of the tasks of runs: they follow from the schedule and the due time, so that a run that is decided on again is the same task. */
final class RunId {

    private static final String PREFIX = "schedule:";
    private static final Pattern FORM = Pattern.compile("schedule:(0|[1-9]\\d{0,18}):.+", Pattern.DOTALL);

    private RunId() {}

    static String due(long scheduleId, Instant due) {
        return PREFIX + scheduleId + ":" + due;
    }

    static String byHand(long scheduleId, String runId) {
        return PREFIX + scheduleId + ":run:" + runId;
    }

    /** The schedule whose run a task is; empty when it is none. */
    static Optional<Long> scheduleOf(String taskId) {
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
