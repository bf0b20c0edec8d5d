package io.stockstream.task.store;

import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.MissingException;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.schema.Topics;
import io.stockstream.task.Task;
import io.stockstream.task.topology.ReadableTasks;
import io.stockstream.task.topology.TaskTopology;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.query.KeyQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Tasks by their ids. */
@RestController
@ConditionalOnTopology(TaskTopology.NAME)
public final class TaskController {

    /** The topics that may mention a task; most do so first on the topic of reports. */
    private static final List<String> SOURCES = List.of(
            Topics.TASK_REPORTS.name(),
            Topics.TASKS_PRIORITY.name(),
            Topics.TASKS_DEFAULT.name(),
            Topics.TASKS_INVOICES.name(),
            Topics.TASKS_SYSTEM.name());

    private final StoreReader reader;
    private final PartitionCounts partitions;

    public TaskController(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /** A task. With {@code fresh} everything that is on the topics now is in the answer. */
    @GetMapping("/store/tasks")
    ObjectNode task(@RequestParam("task_id") String taskId, @RequestParam(defaultValue = "false") boolean fresh) {
        return find(taskId, fresh ? ReadMode.FRESH : ReadMode.SURE)
                .map(AvroJson::of)
                .orElseThrow(() -> new MissingException("There is no task %s".formatted(taskId)));
    }

    /** "Not there" is certain only after waiting for every topic that might mention the task. */
    private Optional<Task> find(String taskId, ReadMode mode) {
        Optional<Task> found = Optional.empty();
        for (String source : SOURCES) {
            TopicPartition partition = new TopicPartition(source, partitions.ofKey(source, taskId));
            found = reader.ask(ReadableTasks.TASKS, partition, KeyQuery.<String, Task>withKey(taskId), mode);
            if (found.isPresent() && mode == ReadMode.SURE) {
                return found;
            }
        }
        return found;
    }
}
