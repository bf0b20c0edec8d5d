package io.stockstream.task.http;

import io.stockstream.platform.history.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tasks that the stores may have forgotten, as one more part of the list. The history has all of them. */
@Component
final class ForgottenTasks {

    /** Tasks that a search in the errors looks at before it says where to continue. */
    private static final int MOST_SEARCHED = 500;

    private final History history;

    ForgottenTasks(History history) {
        this.history = history;
    }

    /** A task that the stores do not have. */
    Optional<StoredTask> find(String taskId) {
        return history.task(taskId, StoredTask.class);
    }

    /**
     * A page of the list, for which the history is read if the page reaches into it.
     *
     * @param parts what the stores give
     * @param behind where they began
     */
    TaskPart.Merged with(List<TaskPart> parts, TaskFilter filter, Optional<TaskKey> behind, int limit) {
        TaskPart.Merged stored = TaskPart.merge(parts, limit);
        Optional<Instant> seam = history.seam(History.Kind.TASKS)
                .filter(time -> filter.from().isEmpty() || filter.from().get().isBefore(time))
                .filter(time ->
                        stored.next().isEmpty() || stored.next().get().at().isBefore(time));
        if (seam.isEmpty()) {
            return stored;
        }
        List<TaskPart> all = new ArrayList<>(parts);
        all.add(part(filter, seam.get(), behind, limit));
        return TaskPart.merge(all, limit);
    }

    private TaskPart part(TaskFilter filter, Instant seam, Optional<TaskKey> behind, int limit) {
        int most = filter.error().isPresent() ? MOST_SEARCHED : limit + 1;
        History.Part<StoredTask> found = history.tasks(filter.behind(seam, behind, most), StoredTask.class);
        List<StoredTask> items = found.items().stream()
                .filter(task -> hasError(task, filter.error()))
                .toList();
        boolean more =
                found.cut() || (filter.error().isPresent() && found.items().size() == most);
        return new TaskPart(items, more ? TaskKey.of(found.items().getLast()) : null);
    }

    private static boolean hasError(StoredTask task, Optional<String> wanted) {
        return wanted.map(text -> task.error() != null
                        && task.error().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }
}
