package io.stockstream.schedule.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What became of a due time, or of a run that was asked for by hand. */
record FiringView(
        long number,
        Instant dueAt,
        String runId,
        String outcome,
        long passedOver,
        String taskId,
        long scheduleVersion,
        Instant decidedAt) {

    /** The same with the outcome in the words of the public API. */
    FiringView worded() {
        String word = outcome.toLowerCase(Locale.ROOT);
        return new FiringView(number, dueAt, runId, word, passedOver, taskId, scheduleVersion, decidedAt);
    }

    /** As the private store API gives them. */
    record Stored(List<FiringView> items) {}
}
