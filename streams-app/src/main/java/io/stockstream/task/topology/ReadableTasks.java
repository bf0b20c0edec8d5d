package io.stockstream.task.topology;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.schema.Topics;
import java.util.List;

/** The store of the tasks topology that can be read. */
public final class ReadableTasks {

    /** Task by id. */
    public static final ReadableStore TASKS =
            new ReadableStore(TaskTopology.NAME, TaskStores.TASKS, Topics.TASK_REPORTS.name());

    static final List<ReadableStore> ALL = List.of(TASKS);

    private ReadableTasks() {}
}
