package io.stockstream.task.http;

import io.stockstream.task.http.TaskPart.Merged;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tries many tasks again. */
@Component
class ManyRetries {

    private static final int PAGE = 100;

    /** So that a request ends in time whatever it finds. */
    private static final int MOST_PAGES = 20;

    private final TaskQueries tasks;
    private final Redrive redrive;

    ManyRetries(TaskQueries tasks, Redrive redrive) {
        this.tasks = tasks;
        this.redrive = redrive;
    }

    /**
     * Which tasks are tried again.
     *
     * @param limit how many at most
     * @param behind where to go on
     */
    record Wish(TaskFilter filter, int limit, Optional<TaskKey> behind) {}

    /** Retries them, newest first; those that another request is retrying are not counted. */
    TaskReceipt.Retried retry(Wish wish) {
        int retried = 0;
        Optional<TaskKey> from = wish.behind();
        for (int page = 0; page < MOST_PAGES; page++) {
            Merged found = tasks.page(wish.filter(), Math.min(PAGE, wish.limit() - retried), from);
            retried += redrive.again(found.items());
            from = found.next();
            if (from.isEmpty() || retried == wish.limit()) {
                break;
            }
        }
        return new TaskReceipt.Retried(retried, from.map(TaskKey::cursor).orElse(null));
    }
}
