package io.stockstream.task.view;

import io.stockstream.platform.view.SortedKey;
import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import java.util.List;
import java.util.Optional;

/**
 * Which tasks: all, or those of a state, of a type, of a queue, or of several of these. All tasks, those of a type and
 * those of a state and a type have entries of their own in the index. A state alone has none: its lists are merged from
 * those of its types, so a change of the state moves one entry. Nor has a queue: there are few, so a query for one
 * reads little more than it needs.
 *
 * @param state the state, if given
 * @param type the type, if given
 * @param queue the queue, if given
 */
public record TaskScope(Optional<TaskState> state, Optional<String> type, Optional<TaskQueue> queue) {

    /** Every scope under which the task has an entry. */
    static List<TaskScope> of(Task task) {
        TaskScope all = new TaskScope(Optional.empty(), Optional.empty(), Optional.empty());
        TaskScope ofType = all.ofType(task.getType());
        return List.of(all, ofType, new TaskScope(Optional.of(task.getState()), ofType.type(), Optional.empty()));
    }

    /** Whether the index has entries of this scope; otherwise it is read type by type. */
    public boolean isIndexed() {
        return state.isEmpty() || type.isPresent();
    }

    /** The part of it that is of the type. */
    public TaskScope ofType(String wanted) {
        return new TaskScope(state, Optional.of(wanted), queue);
    }

    /** The same tasks in whatever state. */
    public TaskScope ofAnyState() {
        return new TaskScope(Optional.empty(), type, queue);
    }

    /** Whether the task is in it. */
    public boolean contains(Task task) {
        return state.map(wanted -> wanted == task.getState()).orElse(true)
                && type.map(wanted -> wanted.equals(task.getType())).orElse(true)
                && queue.map(wanted -> wanted == task.getQueue()).orElse(true);
    }

    /** The prefix of this scope's keys; of all queues. */
    SortedKey key() {
        SortedKey key = SortedKey.derived().scope(letter());
        state.ifPresent(wanted -> key.text(wanted.name()));
        type.ifPresent(key::text);
        return key;
    }

    /** One letter for each combination of criteria; part of stored keys, see {@link TaskIndexKey}. */
    private char letter() {
        return (char) ('a' + (state.isPresent() ? 1 : 0) + (type.isPresent() ? 2 : 0));
    }
}
