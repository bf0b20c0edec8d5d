package io.stockstream.task.http;

import io.stockstream.platform.database.TaskLedger;
import io.stockstream.platform.fact.Fact;
import io.stockstream.platform.fact.FactSender;
import io.stockstream.platform.web.ApiException;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts finished tasks back into their queues. The ledger decides who may: only the caller that removed a task's marks
 * sends it. If it is not certain that a task got into its queue, it is marked as given up again; should it be there all
 * the same, the worker skips it.
 */
@Component
class Redrive {

    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);

    private final FactSender facts;
    private final TaskLedger ledger;

    Redrive(FactSender facts, TaskLedger ledger) {
        this.facts = facts;
        this.ledger = ledger;
    }

    /**
     * Puts them into their queues again; those without a queue are passed over.
     *
     * @return how many were put there by this call
     * @throws ApiException when they are not certainly there; others requested at the same time may be
     */
    int again(List<StoredTask> tasks) {
        List<String> taken = new ArrayList<>();
        try {
            List<Fact<TaskRequested>> work = new ArrayList<>();
            List<Fact<TaskReported>> reports = new ArrayList<>();
            Instant now = TaskFacts.now();
            for (StoredTask task : tasks) {
                Optional<TaskQueue> queue = task.workersQueue();
                Optional<Integer> attempt = queue.flatMap(
                        known -> ledger.redrive(task.taskId(), task.type(), Math.max(1, task.lastAttempt())));
                if (attempt.isPresent()) {
                    taken.add(task.taskId());
                    work.add(TaskFacts.again(task, queue.get()));
                    reports.add(TaskFacts.requested(task.taskId(), task.type(), queue.get(), attempt.get(), now));
                }
            }
            // In this order: a report without the record in the queue would show a task as requested that no worker
            // will ever take.
            facts.write(work);
            facts.write(reports);
            return taken.size();
        } catch (ApiException e) {
            taken.forEach(this::giveBack);
            throw e;
        }
    }

    private void giveBack(String taskId) {
        try {
            ledger.giveBack(taskId);
        } catch (ApiException e) {
            LOG.warn(
                    "Task {} was not put into its queue; it can be tried again in a minute: {}",
                    taskId,
                    e.getMessage());
        }
    }
}
