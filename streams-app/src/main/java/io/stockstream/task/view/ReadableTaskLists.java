package io.stockstream.task.view;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.schema.Topics;
import java.util.List;

/** The stores of the task-views topology that can be read. */
public final class ReadableTaskLists {

    /** Task by id, as lists show it. */
    public static final ReadableStore TASKS =
            new ReadableStore(TaskViewsTopology.NAME, TaskViewStores.TASKS, Topics.TASKS.name());

    /** Tasks by state, type and queue. */
    public static final ReadableStore INDEX =
            new ReadableStore(TaskViewsTopology.NAME, TaskViewStores.TASKS, Topics.TASKS.name(), "task-index");

    /** How many tasks there are of a type in a state. */
    public static final ReadableStore COUNTS =
            new ReadableStore(TaskViewsTopology.NAME, TaskViewStores.TASKS, Topics.TASKS.name(), "task-counts");

    static final List<ReadableStore> ALL = List.of(TASKS, INDEX, COUNTS);

    private ReadableTaskLists() {}
}
