package io.stockstream.streams.view;

import io.stockstream.task.Task;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which tasks: all, or those of a state, of a type, of a queue, or of several of these. Only state and type have
 * entries of their own in the index: there are few queues, so a query for one reads little more than it needs, and
 * every change of every task writes half as much.
 *
 * @param state the state, if given
 * @param type the type, if given
 * @param queue the queue, if given
 */
public record TaskScope(Optional<TaskState> state, Optional<String> type, Optional<TaskQueue> queue) {

    /** Every scope under which the task has an entry. */
    static List<TaskScope> of(Task task) {
        List<TaskScope> scopes = new ArrayList<>();
        for (Optional<TaskState> state : orNone(task.getState())) {
            for (Optional<String> type : orNone(task.getType())) {
                scopes.add(new TaskScope(state, type, Optional.empty()));
            }
        }
        return scopes;
    }

    /** Whether the task is in it. */
    public boolean contains(Task task) {
        return state.map(wanted -> wanted == task.getState()).orElse(true)
                && type.map(wanted -> wanted.equals(task.getType())).orElse(true)
                && queue.map(wanted -> wanted == task.getQueue()).orElse(true);
    }

    /** The prefix of this scope's keys; of all queues. */
    SortedKey key() {
        SortedKey key = new SortedKey().scope(letter());
        state.ifPresent(wanted -> key.text(wanted.name()));
        type.ifPresent(key::text);
        return key;
    }

    /** One letter for each combination of criteria, from a to d; part of stored keys. */
    private char letter() {
        return (char) ('a' + (state.isPresent() ? 1 : 0) + (type.isPresent() ? 2 : 0));
    }

    private static <T> List<Optional<T>> orNone(T value) {
        return value == null ? List.of(Optional.empty()) : List.of(Optional.empty(), Optional.of(value));
    }
}
