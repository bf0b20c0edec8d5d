package io.stockstream.platform.monitor;

import io.stockstream.platform.kafka.QueueReads;
import io.stockstream.task.http.TaskView;
import java.util.List;

/**
 * The monitor's data for an operator. A value that is unavailable is {@code null}, with the reason among the problems:
 * the rest may be what the operator needs.
 */
record MonitorView(
        List<QueueReads.Worker> workers,
        List<QueueReads.Waiting> queues,
        List<Count> tasks,
        List<TaskView> failed,
        List<String> problems) {

    /** Tasks of one type in one state. */
    record Count(String type, String status, long count) {}
}
