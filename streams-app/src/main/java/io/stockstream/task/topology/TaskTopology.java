package io.stockstream.task.topology;

import io.stockstream.platform.horizon.HorizonProcessor;
import io.stockstream.platform.horizon.Horizons;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.TopicEnds;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * Folds requests and reports of tasks into their states, tells schedules which of their runs have ended, and forgets
 * tasks behind the horizon.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of each of its topics, by which a record in the wrong one is known
 * @param late runs for every fact that is ignored because its task is forgotten
 */
public record TaskTopology(AvroSerdes serdes, int partitions, Runnable late) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "tasks";

    static final String PUBLISH = "publish-task";

    private static final String GO_ON = "go-on-forgetting-tasks";
    private static final String READ_HORIZONS = "read-task-horizons";
    private static final String FORGET = "forget-tasks";
    private static final String FOLD = "fold-task";
    private static final String FIND_RUN_ENDS = "find-run-ends";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ReadableStore> readable() {
        return ReadableTasks.ALL;
    }

    @Override
    public Application application() {
        return Application.VIEWS;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        TopicEnds topics = new TopicEnds(topology, wiring, serdes);
        topics.read("read-priority-requests", Topics.TASKS_PRIORITY);
        topics.read("read-default-requests", Topics.TASKS_DEFAULT);
        topics.read("read-system-requests", Topics.TASKS_SYSTEM);
        topics.read("read-invoice-requests", Topics.TASKS_INVOICES);
        topics.read("read-reports", Topics.TASK_REPORTS);
        topology.addProcessor(
                FOLD,
                () -> new TaskProcessor(partitions, late),
                "read-priority-requests",
                "read-default-requests",
                "read-system-requests",
                "read-invoice-requests",
                "read-reports");
        topics.read(READ_HORIZONS, Topics.TASK_HORIZONS);
        topology.addProcessor(
                FORGET, HorizonProcessor.of(TaskForgetter::new, TaskStores.HORIZONS, GO_ON)::get, READ_HORIZONS);
        topology.addStateStore(TaskStores.tasks(), FOLD, FORGET);
        topology.addStateStore(Horizons.store(TaskStores.HORIZONS), FOLD, FORGET);
        topics.write(PUBLISH, Topics.TASKS, FOLD, FORGET);
        topics.write(GO_ON, Topics.TASK_HORIZONS, FORGET);
        topology.addProcessor(FIND_RUN_ENDS, RunEndProcessor::new, FOLD);
        topics.write("publish-run-end", Topics.SCHEDULE_RUN_ENDS, FIND_RUN_ENDS);
    }
}
