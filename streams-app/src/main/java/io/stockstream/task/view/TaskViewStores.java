package io.stockstream.task.view;

/** The store of the task-views topology. Its name is that of a folder, and stays. */
public final class TaskViewStores {

    /**
     * Task by id. Derived: tasks by state, type and queue, newest first, marked by {@link TaskIndexKey}, and how many
     * there are by {@link TaskCountKey}; where there are none, there is no entry. The counts must be in the store of
     * the tasks: anywhere else they could miss a state that compaction has taken from the topic, and stay wrong for
     * ever.
     */
    public static final String TASKS = "listed-tasks";

    private TaskViewStores() {}
}
