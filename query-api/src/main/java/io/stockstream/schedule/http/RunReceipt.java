package io.stockstream.schedule.http;

/** The response to a run that is safely requested. */
record RunReceipt(long scheduleId, String runId, String taskId) {

    static RunReceipt of(long scheduleId, String runId) {
        return new RunReceipt(scheduleId, runId, "schedule:%d:run:%s".formatted(scheduleId, runId));
    }
}
