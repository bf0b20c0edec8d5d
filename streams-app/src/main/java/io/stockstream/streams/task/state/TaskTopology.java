package io.stockstream.streams.task.state;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.Application;
import io.stockstream.streams.runtime.TopicEnds;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.runtime.Wiring;
import org.apache.kafka.streams.Topology;

/**
 * Folds requests and reports of tasks into their states, and tells schedules which of their runs have ended.
 *
 * @param serdes serdes of the topics
 * @param partitions number of partitions of each of its topics, by which a record in the wrong one is known
 */
public record TaskTopology(AvroSerdes serdes, int partitions) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "tasks";

    private static final String FOLD = "fold-task";
    private static final String FIND_RUN_ENDS = "find-run-ends";

    @Override
    public String name() {
        return NAME;
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
                () -> new TaskProcessor(partitions),
                "read-priority-requests",
                "read-default-requests",
                "read-system-requests",
                "read-invoice-requests",
                "read-reports");
        topology.addStateStore(TaskStores.tasks(), FOLD);
        topics.write("publish-task", Topics.TASKS, FOLD);
        topology.addProcessor(FIND_RUN_ENDS, RunEndProcessor::new, FOLD);
        topics.write("publish-run-end", Topics.SCHEDULE_RUN_ENDS, FIND_RUN_ENDS);
    }
}
