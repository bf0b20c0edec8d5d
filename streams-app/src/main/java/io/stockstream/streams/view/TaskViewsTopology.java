package io.stockstream.streams.view;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.streams.runtime.Application;
import io.stockstream.streams.runtime.PatientSerde;
import io.stockstream.streams.runtime.TopologyModule;
import io.stockstream.streams.runtime.Wiring;
import org.apache.kafka.streams.Topology;

/**
 * The read side of tasks: lists of them, and how many there are. Tasks are restored from their view topic itself; the rest needs changelogs.
 *
 * @param serdes serdes of the topics
 */
public record TaskViewsTopology(AvroSerdes serdes) implements TopologyModule {

    /** Names the topology. */
    public static final String NAME = "task-views";

    private static final String KEEP_TASK = "keep-task";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Application application() {
        return Application.BACKGROUND;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        topology.addReadOnlyStateStore(
                TaskViewStores.tasks(serdes),
                "read-tasks",
                Topics.TASKS.keySerde().deserializer(),
                PatientSerde.of(serdes.value(Topics.TASKS)).deserializer(),
                Topics.TASKS.name(),
                KEEP_TASK,
                TaskViewProcessor::new);
        topology.addStateStore(TaskViewStores.entries(), KEEP_TASK);
        topology.addStateStore(TaskViewStores.index(), KEEP_TASK);
        topology.addStateStore(TaskViewStores.counts(), KEEP_TASK);
    }
}
