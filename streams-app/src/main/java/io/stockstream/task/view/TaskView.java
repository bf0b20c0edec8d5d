package io.stockstream.task.view;

import io.stockstream.platform.view.ViewEntries;
import io.stockstream.platform.view.ViewFunction;
import io.stockstream.platform.view.ViewRecord;
import io.stockstream.task.Task;
import java.util.Set;

/**
 * Keeps the newest state of every task, the index of lists, and how many there are; what no longer holds leaves them.
 * The record that comes last counts, whatever its version: a fold that is made anew counts its versions in another
 * order.
 */
final class TaskView implements ViewFunction<Task, Task> {

    @Override
    public void apply(ViewRecord<Task> incoming, ViewEntries<Task> entries) {
        Task now = incoming.value();
        Task before = entries.row(incoming.key());
        entries.putRow(incoming.key(), incoming.received());
        entries.mark(
                before == null ? Set.of() : TaskIndexKey.of(before), now == null ? Set.of() : TaskIndexKey.of(now));
        if (before != null) {
            entries.add(TaskCountKey.of(before), -1);
        }
        if (now != null) {
            entries.add(TaskCountKey.of(now), 1);
        }
    }
}
