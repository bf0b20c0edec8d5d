package io.stockstream.task.view;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.platform.view.View;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.task.Task;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * The read side of tasks: lists of them, and how many there are. All of it is restored from the tasks' topic.
 *
 * @param serdes serdes of the topics
 */
public record TaskViewsTopology(AvroSerdes serdes) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "task-views";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableTaskLists.ALL;
    }

    @Override
    public Application application() {
        return Application.BACKGROUND;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        tasks(serdes).addTo(topology, "read-tasks", "keep-task");
    }

    public static View<Task, Task> tasks(AvroSerdes serdes) {
        return View.of(TaskViewStores.TASKS, Topics.TASKS, serdes, new TaskView());
    }
}
